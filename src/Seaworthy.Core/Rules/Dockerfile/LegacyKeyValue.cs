using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6017", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "buildkit:LegacyKeyValueFormat dockerfilelint:label_invalid")]
sealed class LegacyKeyValue : Rule<Step>
{
    public override string Title => "Legacy key-value format";

    public override string Message => "{0} uses the legacy format 'name value', which takes the rest of the line as the value; use name=value";

    public override string Why => """
        The legacy format allows one pair per line, and the value extends to the end of the line. Quotes, a comment or an
        intended second pair silently become a part of the value. Docker supports the format only for compatibility and
        discourages it.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/legacy-key-value-format/";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not PairsInstruction { IsLegacy: true } pairs || pairs.Pairs[0] is not { Value: { } value } pair)
            return;
        var finding = report.At(pair.Span, pairs.Keyword);
        var text = step.File.Source.ToString(value.Span);
        if (text.IndexOf('\n') < 0 && pair.Name.Span.End < value.Span.Start)
            finding.WithFix("Use name=value", f => f.Replace(TextSpan.FromBounds(pair.Name.Span.End, value.Span.End), "=" + Quoted(text)), Safety.Safe);
    }

    // A value with spaces needs quotes; a value that is quoted already, or is one word, stays unchanged.
    static string Quoted(string value)
    {
        if (value.IndexOf(' ') < 0 && value.IndexOf('\t') < 0)
            return value;
        if (value[0] is '"' or '\'' && value[value.Length - 1] == value[0] && value.IndexOf(value[0], 1) == value.Length - 1)
            return value;
        return "\"" + value.Replace("\"", "\\\"") + "\"";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV [|LANG C.UTF-8|]")).Fixed(Debian("ENV LANG=C.UTF-8")),
        Bad.Dockerfile(Debian("LABEL [|title The shop|]")).Fixed(Debian("LABEL title=\"The shop\"")),
        Good.Dockerfile(Debian("ENV LANG=C.UTF-8 TZ=UTC")),
    ];
}
