using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.DotNet;

/// <summary>What several rules need to know about a stage that builds .NET.</summary>
static class DotNetCommands
{
    /// <summary>The dotnet commands of a step, in order; none in a step that is not a RUN.</summary>
    public static IEnumerable<ShellCommand> Of(Step step)
    {
        if (step.Instruction is not RunInstruction run || run.Arguments.Text.IndexOf("dotnet", System.StringComparison.Ordinal) < 0 && run.Heredocs.Count == 0)
            yield break;
        foreach (var script in step.Scripts)
        {
            foreach (var command in script.Commands)
            {
                if (command.Command.Name == "dotnet")
                    yield return command.Command;
            }
        }
    }

    /// <summary>The steps of a stage and of those that it builds on, in the order in which they run.</summary>
    public static List<Step> Steps(Stage stage)
    {
        var steps = new List<Step>();
        if (stage.Base is { } below)
            steps.AddRange(Steps(below));
        steps.AddRange(stage.Steps);
        return steps;
    }

    /// <summary>The source is the whole context: <c>.</c>, <c>./</c>, <c>/</c> or <c>*</c>.</summary>
    public static bool IsWholeContext(string source) => BuildContext.Relative(source) is "" or "*";

    /// <summary>The source word that stands for the whole context; null if it is not copied.</summary>
    public static Word? WholeContext(Step step)
    {
        if (step.Instruction is not CopyInstruction { From: null } copy)
            return null;
        foreach (var source in copy.Sources)
        {
            if (source.Expand(step.Scope).Text is { Length: > 0 } text && IsWholeContext(text.Text))
                return source;
        }
        return null;
    }

    /// <summary>The project or solution that a command names; null if it uses what is in the directory.</summary>
    public static string? ProjectOf(ShellCommand command)
    {
        foreach (var operand in command.Operands)
        {
            if (DotNetFiles.IsProject(operand.Content.Text) || DotNetFiles.IsSolution(operand.Content.Text))
                return PathNames.Name(PathNames.Normalize(operand.Content.Text));
        }
        return command.Operands.Count > 0 ? PathNames.Name(PathNames.Normalize(command.Operands[0].Content.Text)) : null;
    }

    /// <summary>The RUN has a mount of this type, which provides files or keeps packages, so the layers alone do not determine what it sees.</summary>
    public static bool HasMount(Step step, string type)
    {
        if (step.Instruction is not RunInstruction run)
            return false;
        foreach (var mount in run.Mounts)
        {
            if (mount.Type == type)
                return true;
        }
        return false;
    }
}
