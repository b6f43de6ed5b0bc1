using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Model;

/// <summary>The scripts of an instruction, in the language that will run them.</summary>
static class StepScripts
{
    public static IReadOnlyList<RunScript> Of(Step step)
    {
        var instruction = step.Work;
        if (instruction is not RunInstruction run)
            return [];
        if (run.IsExec)
            return [new RunScript(step, ShellScript.FromArguments(run.Json!.Items))];
        var scripts = new List<RunScript>(1);
        // A here-document alone is the script; its first line may name an interpreter.
        if (run.Heredocs.Count > 0 && IsMarkerAlone(run))
        {
            var body = run.Heredocs[0].Body;
            var language = ShellKinds.FromShebang(body.Text);
            var kind = language ?? step.Shell;
            scripts.Add(new RunScript(step, ShellScript.Parse(body, kind, language is null && step.ShellHasErrexit, language is null
                && step.ShellHasPipefail)));
            return scripts;
        }
        var script = ShellScript.Parse(run.Command, step.Shell, step.ShellHasErrexit, step.ShellHasPipefail);
        scripts.Add(new RunScript(step, script));
        foreach (var heredoc in run.Heredocs)
            AddFed(step, script, heredoc, scripts);
        return scripts;
    }

    static bool IsMarkerAlone(RunInstruction run) => run.Command.SourceSpan == run.Heredocs[0].MarkerSpan;

    // bash <<EOF runs the body; cat <<EOF only prints it.
    static void AddFed(Step step, ShellScript script, Heredoc heredoc, List<RunScript> scripts)
    {
        foreach (var command in script.Commands)
        {
            foreach (var redirection in command.Redirections)
            {
                if (redirection.Operator is not ("<<" or "<<-") || !heredoc.MarkerSpan.Contains(redirection.Target.Span))
                    continue;
                var kind = ShellKinds.FromProgram(command.Name);
                if (kind is ShellKind.Posix or ShellKind.Bash)
                    scripts.Add(new RunScript(step, ShellScript.Parse(heredoc.Body, kind, command.HasOption("-e"), HasPipefail(command))));
                return;
            }
        }
    }

    static bool HasPipefail(ShellCommand command)
    {
        foreach (var word in command.Words)
        {
            if (word.Content.Text == "pipefail")
                return true;
        }
        return false;
    }
}
