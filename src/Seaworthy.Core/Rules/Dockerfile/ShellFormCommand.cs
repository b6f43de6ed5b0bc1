using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6003", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3025 buildkit:JSONArgsRecommended kics:not_using_json_in_cmd_and_entrypoint_arguments sonar:S7019 semgrep:prefer-json-notation")]
sealed class ShellFormCommand : Rule<Step>
{
    public override string Title => "Command loses signals";

    public override string Message => "{0} runs in a shell that does not pass signals on, so the container is killed instead of stopped; write it as a " +
        "list, or start it with 'exec'";

    public override string Why => """
        In shell form the shell is the first process, and most shells do not hand the stop signal on: the program never hears it and is killed ten seconds later, in the middle of whatever it was doing.
        """;

    public override string? Differences => """
        A command that starts with exec hands its place over and is fine, and so is one in a stage that chooses its shell; hadolint reports both. KICS looks at the last stage alone. A list that is not valid JSON has
        a rule of its own. The command of a health check is never the first process, and may be in either form.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CommandInstruction { Kind: InstructionKind.Cmd or InstructionKind.Entrypoint, IsExec: false, LooksLikeExec: false } command
            || command.Command.Length == 0)
            return;
        // Who has chosen a shell wants it.
        if (step.Stage is { SetsShell: true } || step.Shell is not (ShellKind.Posix or ShellKind.Bash) || HandsOver(command.Command.Text))
            return;
        var finding = report.At(command.Command.SourceSpan, command.Keyword);
        if (ListOf(command.Command.Text) is { } list)
            finding.WithFix("Write the command as a list", f => f.Replace(command.Command.SourceSpan, list), Safety.Review);
    }

    // exec gives the program the shell's place.
    static bool HandsOver(string command) => command.StartsWith("exec ", StringComparison.Ordinal)
        || command.IndexOf("&& exec ", StringComparison.Ordinal) >= 0 || command.IndexOf("; exec ", StringComparison.Ordinal) >= 0;

    // Plain words alone: anything the shell would act on needs the shell.
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
        Good.Dockerfile(Debian("ENTRYPOINT exec run --port $PORT")).Because("exec gives the program the shell's place"),
        Good.Dockerfile(Debian("""SHELL ["/bin/bash", "-c"]""", "CMD run --port $PORT")).Because("who chooses a shell wants it"),
    ];
}
