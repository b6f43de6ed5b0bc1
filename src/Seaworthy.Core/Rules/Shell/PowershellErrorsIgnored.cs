using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6211", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Related = "tally:powershell/error-action-preference")]
sealed class PowershellErrorsIgnored : Rule<Stage>
{
    public override string Title => "PowerShell errors are ignored";

    public override string Message => "PowerShell continues after an error, so a failed step can succeed; add \"$ErrorActionPreference = 'Stop';\" to " +
        "SHELL";

    public override string Why => """
        By default PowerShell prints most errors and continues with the next statement. A download that fails in the middle of
        a RUN then results in a successful build without the file, and the error is found at run time.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_preference_variables
        https://docs.docker.com/reference/dockerfile/#shell
        """;

    public override string? Differences => """
        A shell is reported only if a RUN has several statements, because the last statement decides the result of the step.
        The setting can also be in the RUN itself.
        """;

    public override void Check(Stage stage, Report report)
    {
        for (var i = 0; i < stage.Steps.Count; i++)
        {
            if (stage.Steps[i].Instruction is not CommandInstruction { Kind: InstructionKind.Shell, Json: { IsValid: true, Items.Count: > 0 } shell }
                || ShellKinds.FromProgram(shell.Items[0].Text) != ShellKind.PowerShell)
                continue;
            if (!Says(shell) && RunsSeveral(stage, i))
                report.At(shell.Span);
        }
    }

    static bool Says(JsonForm shell)
    {
        foreach (var item in shell.Items)
        {
            if (item.Text.IndexOf("ErrorActionPreference", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return false;
    }

    // A RUN of several statements that does not set the error action itself, before the shell changes again.
    static bool RunsSeveral(Stage stage, int index)
    {
        for (var i = index + 1; i < stage.Steps.Count && stage.Steps[i].Instruction.Kind != InstructionKind.Shell; i++)
        {
            if (stage.Steps[i].Work is not RunInstruction { IsExec: false } run)
                continue;
            var text = run.Heredocs.Count > 0 ? run.Heredocs[0].Body.Text : run.Command.Text;
            if (text.IndexOf("ErrorAction", StringComparison.OrdinalIgnoreCase) < 0 && (text.IndexOf(';') >= 0 || text.TrimEnd().IndexOf('\n') >= 0))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            # escape=`
            FROM mcr.microsoft.com/windows/servercore:ltsc2022
            SHELL [|["powershell", "-Command"]|]
            RUN Invoke-WebRequest https://acme.test/a.zip -OutFile a.zip; Expand-Archive a.zip
            """),
        Good.Dockerfile("""
            # escape=`
            FROM mcr.microsoft.com/windows/servercore:ltsc2022
            SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
            RUN Invoke-WebRequest https://acme.test/a.zip -OutFile a.zip; Expand-Archive a.zip
            """),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            SHELL ["pwsh", "-c"]
            RUN ./build.ps1
            RUN $ErrorActionPreference = 'Stop'; ./a.ps1; ./b.ps1
            """)),
    ];
}
