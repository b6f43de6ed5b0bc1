using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6003", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3025 buildkit:JSONArgsRecommended kics:not_using_json_in_cmd_and_entrypoint_arguments sonar:S7019 semgrep:prefer-json-notation")]
sealed class ShellFormCommand : Rule<Step>
{
    public override string Title => "Shell form command does not receive signals";

    public override string Message => "{0} in shell form does not receive stop signals; use the exec form or start the command with 'exec'";

    public override string Why => """
        In shell form the shell is process 1, and most shells do not forward SIGTERM to the program. The program cannot shut
        down cleanly and is killed after the grace period (10 seconds in Docker), in the middle of its requests or writes. The
        shell form is acceptable when the command starts with 'exec'.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#entrypoint
        https://docs.docker.com/build/building/best-practices/#entrypoint
        """;

    public override string? Differences => """
        A command that starts with 'exec' replaces the shell and is accepted, and so is a command in a stage that sets SHELL;
        hadolint reports both. KICS checks only the last stage. A list that is not valid JSON is reported by SEA6004. The
        command of a health check is never process 1 and can use either form.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CommandInstruction { Kind: InstructionKind.Cmd or InstructionKind.Entrypoint, IsExec: false, LooksLikeExec: false } command
            || command.Command.Length == 0)
            return;
        // A stage that sets SHELL uses a shell on purpose.
        if (step.Stage is { SetsShell: true } || step.Shell is not (ShellKind.Posix or ShellKind.Bash) || HandsOver(command.Command.Text))
            return;
        var finding = report.At(command.Command.SourceSpan, command.Keyword);
        if (ListOf(command.Command.Text) is { } list)
            finding.WithFix("Use the exec form", f => f.Replace(command.Command.SourceSpan, list), Safety.Review);
    }

    // exec replaces the shell with the program.
    static bool HandsOver(string command) => command.StartsWith("exec ", StringComparison.Ordinal)
        || command.IndexOf("&& exec ", StringComparison.Ordinal) >= 0 || command.IndexOf("; exec ", StringComparison.Ordinal) >= 0;

    // Only plain words: anything that the shell interprets needs the shell.
    static string? ListOf(string command)
    {
        foreach (var c in command)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '/' or '.' or ':' or '=' or ',' or '@' or '+' or '%'))
                return null;
        }
        var words = command.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words[0].IndexOf('=') >= 0 ? null : "[\"" + string.Join("\", \"", words) + "\"]";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENTRYPOINT [|dotnet /app/web.dll|]")).Fixed(Debian("""ENTRYPOINT ["dotnet", "/app/web.dll"]""")),
        Bad.Dockerfile(Debian("CMD [|run --port $PORT|]")),
        Good.Dockerfile(Debian("ENTRYPOINT exec run --port $PORT")).Because("exec replaces the shell with the program"),
        Good.Dockerfile(Debian("""SHELL ["/bin/bash", "-c"]""", "CMD run --port $PORT")).Because("a stage that sets SHELL uses a shell on purpose"),
    ];
}
