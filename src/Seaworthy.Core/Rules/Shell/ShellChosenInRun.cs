using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6216", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:changing_default_shell_using_run_command")]
sealed class ShellChosenInRun : Rule<Step>
{
    public override string Title => "Shell set in RUN instead of SHELL";

    public override string Message => "{0}; use SHELL to set the shell of the build";

    public override string Why => """
        The login shell of an account applies only to interactive logins, and no RUN uses it. A RUN that starts PowerShell
        explicitly repeats what one SHELL instruction sets for all of them. An account can need a login shell for other
        reasons, so the rule is off by default.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#shell";

    public override string? Differences => """
        SEA6202 reports the replacement of /bin/sh.
        """;

    public override void Check(Step step, Report report)
    {
        foreach (var script in step.Scripts)
        {
            foreach (var command in script.Script.Commands)
            {
                if (command.Name is "chsh" or "usermod" && command.HasOption("-s", "--shell"))
                    report.At(command.Span, "'" + command.Name + "' sets a login shell, which RUN does not use");
            }
        }
        if (step.Work is not Syntax.Dockerfile.RunInstruction run || step.Shell is ShellKind.PowerShell)
            return;
        var word = run.IsExec ? run.Json!.Items.Count > 0 ? run.Json.Items[0] : null : FirstWord(run.Command);
        if (word is { Length: > 0 } && ShellKinds.FromProgram(word.Text) == ShellKind.PowerShell)
            report.At(word.SourceSpan, "This RUN starts PowerShell explicitly");
    }

    static Text.MappedText FirstWord(Text.MappedText command)
    {
        var end = 0;
        while (end < command.Length && command.Text[end] is not (' ' or '\t' or '\n' or '\r'))
            end++;
        return command.Slice(Text.TextSpan.FromBounds(0, end));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|chsh -s /bin/bash|] && [|usermod --shell /bin/bash app|]")),
        Bad.Dockerfile(From("mcr.microsoft.com/windows/servercore:ltsc2025", "RUN [|powershell|] -Command Get-Date")),
        Good.Dockerfile(From("mcr.microsoft.com/windows/servercore:ltsc2025", """
            SHELL ["powershell", "-Command"]
            RUN powershell -File setup.ps1
            """)),
        Good.Dockerfile(Debian("RUN useradd -s /bin/bash app && usermod -aG video app")),
    ];
}
