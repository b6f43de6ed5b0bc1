using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.Shell;

/// <summary>Consecutive instructions that can be combined.</summary>
static class InstructionGroups
{
    // One command, or two that belong together; a longer script is separate on purpose.
    const int LongestPart = 2;

    /// <summary>The groups of two or more instructions, in order.</summary>
    public static IEnumerable<IReadOnlyList<Step>> Of(Stage stage, InstructionKind kind)
    {
        var group = new List<Step>();
        foreach (var step in stage.Steps)
        {
            if (group.Count > 0 && !CanJoin(group[group.Count - 1].Instruction, step.Instruction))
            {
                if (group.Count > 1)
                    yield return group;
                group = [];
            }
            if (step.Instruction.Kind == kind)
                group.Add(step);
        }
        if (group.Count > 1)
            yield return group;
    }

    /// <summary>Two adjacent instructions of the group are both short.</summary>
    public static bool HasShortNeighbours(IReadOnlyList<Step> group)
    {
        for (var i = 1; i < group.Count; i++)
        {
            if (IsShort(group[i - 1]) && IsShort(group[i]))
                return true;
        }
        return false;
    }

    static bool IsShort(Step step)
    {
        // A script that cannot be parsed counts as short if it is one line.
        if (step.Shell is not (ShellKind.Posix or ShellKind.Bash) && step.Instruction is RunInstruction { IsExec: false } run)
            return run.Command.SourceSpan.Length == run.Command.Length && run.Command.Text.IndexOfAny([';', '|', '&']) < 0;
        var commands = 0;
        foreach (var script in step.Scripts)
            commands += script.Script.Commands.Count;
        return commands <= LongestPart && step.Instruction.Heredocs.Count == 0;
    }

    static bool CanJoin(Instruction before, Instruction instruction)
    {
        if (before.Kind != instruction.Kind || !HaveEqualFlags(before, instruction))
            return false;
        return (before, instruction) switch
        {
            (RunInstruction, RunInstruction) => true,
            (CopyInstruction { Heredocs.Count: 0 } a, CopyInstruction { Heredocs.Count: 0 } b) => a.Destination is { } first && b.Destination is { } second
                && first.Raw.Text == second.Raw.Text,
            _ => false,
        };
    }

    static bool HaveEqualFlags(Instruction a, Instruction b)
    {
        if (a.Flags.Count != b.Flags.Count)
            return false;
        for (var i = 0; i < a.Flags.Count; i++)
        {
            if (!string.Equals(a.Flags[i].Name, b.Flags[i].Name, StringComparison.Ordinal) || a.Flags[i].Value?.Text != b.Flags[i].Value?.Text)
                return false;
        }
        return true;
    }
}
