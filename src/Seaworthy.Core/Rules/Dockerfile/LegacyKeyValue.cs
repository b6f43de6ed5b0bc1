using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6017", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "buildkit:LegacyKeyValueFormat dockerfilelint:label_invalid")]
sealed class LegacyKeyValue : Rule<Step>
{
    public override string Title => "Legacy form of a pair";

    public override string Message => "Write {0} as name=value: in the form with a blank, everything up to the end of the line is the value";

    public override string Why => """
        The old form takes one pair a line, and takes quotes, comments and what was meant as a second pair into the value.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not PairsInstruction { IsLegacy: true } pairs || pairs.Pairs[0] is not { Value: { } value } pair)
            return;
        var finding = report.At(pair.Span, pairs.Keyword);
        var text = step.File.Source.ToString(value.Span);
        if (text.IndexOf('\n') < 0 && pair.Name.Span.End < value.Span.Start)
            finding.WithFix("Use name=value", f => f.Replace(TextSpan.FromBounds(pair.Name.Span.End, value.Span.End), "=" + Quoted(text)), Safety.Safe);
    }

    // Blanks want quotes; what is quoted already, or holds quotes of its own, stays as it is when it is one word.
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
