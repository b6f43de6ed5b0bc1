using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Packages;

/// <summary>Adds a command after the last one of a script.</summary>
static class ScriptEnd
{
    /// <summary>Offers to add the command at the end of the script, if the script can be continued there.</summary>
    public static void OfferAt(Finding finding, RunScript run, string title, string command)
    {
        if (Position(run) is not { } position)
            return;
        finding.WithFix(title, f => f.Insert(position, " && " + command), Safety.Safe);
    }

    // After the last word or redirection; null if a bracket, a quote, a comment or an ampersand follows.
    static int? Position(RunScript run)
    {
        var script = run.Script;
        if (script.IsBroken || script.Commands.Count == 0 || run.Step.Work is RunInstruction { IsExec: true })
            return null;
        var last = script.Commands[script.Commands.Count - 1];
        if (last.IsConditional || last.IsInSubshell || last.Wrapper is not null)
            return null;
        var end = last.Span.End;
        foreach (var redirection in last.Redirections)
        {
            if (redirection.Operator.StartsWith("<<", System.StringComparison.Ordinal))
                return null;
            end = System.Math.Max(end, redirection.Target.Span.End);
        }
        var source = run.File.Source;
        for (var i = end; i < script.Text.SourceSpan.End; i++)
        {
            if (source[i] is not (' ' or '\t' or '\r' or '\n'))
                return null;
        }
        return end;
    }
}
