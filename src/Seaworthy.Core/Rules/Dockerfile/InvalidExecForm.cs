using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6004", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3025 buildkit:JSONArgsRecommended kics:not_using_json_in_cmd_and_entrypoint_arguments sonar:S7030 " +
        "dockerfile-utils:JSON_IN_SINGLE_QUOTES tally:invalid-json-form")]
sealed class InvalidExecForm : Rule<Step>
{
    public override string Title => "Exec form is not valid JSON";

    public override string Message => "The list of {0} is not valid JSON and is read as plain text; {1}";

    public override string Why => """
        The exec form must be a JSON array: double quotes, no comma at the end, and doubled backslashes. The builder reads
        anything else in the shell form without a warning. A CMD or ENTRYPOINT then starts a shell that looks for a program
        named '[', and the container exits at once.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/json-args-recommended/";

    public override void Check(Step step, Report report)
    {
        var instruction = step.Instruction is OnbuildInstruction { Child: { } child } ? child : step.Instruction;
        var json = instruction switch
        {
            CommandInstruction { LooksLikeExec: true } command => command.Json,
            CopyInstruction { Json: { IsValid: false, LooksMeant: true } list } => list,
            _ => null,
        };
        if (json is null || step.Shell is ShellKind.PowerShell)
            return;
        var text = step.File.Source.ToString(json.Span);
        var finding = report.At(json.Span, instruction.Keyword, Advice(text));
        if (Repaired(text) is { } repaired)
            finding.WithFix("Use double quotes", f => f.Replace(json.Span, repaired), Safety.Safe);
    }

    static string Advice(string text) =>
        text.IndexOf('\'') >= 0 && text.IndexOf('"') < 0 ? "use double quotes"
        : HasTrailingComma(text) ? "remove the last comma"
        : text.IndexOf('\\') >= 0 ? "replace each backslash with two"
        : "check the quotes, the commas and the text after ']'";

    static bool HasTrailingComma(string text)
    {
        var list = text.TrimEnd();
        return list.EndsWith("]", StringComparison.Ordinal) && list.TrimEnd(']', ' ', '\t', '\r', '\n', '\\').EndsWith(",", StringComparison.Ordinal);
    }

    // Only single quotes, and no character whose meaning changes in double quotes.
    static string? Repaired(string text) =>
        text.IndexOf('"') < 0 && text.IndexOf('\\') < 0 && text.IndexOf('\'') >= 0 && text.IndexOf('\n') < 0 && text[text.Length - 1] == ']'
            ? text.Replace('\'', '"') : null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("CMD [|['sleep', '1']|]")).Fixed(Debian("""CMD ["sleep", "1"]""")),
        Bad.Dockerfile(Debian("""ENTRYPOINT [|["sleep", "1",]|]""")),
        Bad.Dockerfile(From("mcr.microsoft.com/windows/nanoserver:ltsc2025", """ENTRYPOINT [|["C:\app\web.exe"]|]""")),
        Good.Dockerfile(Debian("""RUN [ -f /etc/os-release ] && [ "$A" = b ]""", """CMD ["sleep", "1"]"""))
            .Because("'[' is a shell command here"),
    ];
}
