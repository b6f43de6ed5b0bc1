using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6332", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "sonar:S6574")]
sealed class SpaceBeforeEquals : Rule<Step>
{
    public override string Title => "Space before an equals sign";

    public override string Message => "{0} takes '=' as part of the value of '{1}' because of the space; remove the space";

    public override string Why => """
        With a space after the name, the instruction is read in its legacy form 'name value'. Everything after the space is
        then the value, including the equals sign, so the program reads a wrong setting.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/build-checks/legacy-key-value-format/
        https://docs.docker.com/reference/dockerfile/#env
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not PairsInstruction { IsLegacy: true } pairs || pairs.Pairs[0] is not { Value: { } value } pair || value.Raw.Text.Length == 0
            || value.Raw.Text[0] != '=')
            return;
        var text = value.Raw.Text;
        var start = 1;
        while (start < text.Length && Words.IsBlank(text[start]))
            start++;
        var span = TextSpan.FromBounds(pair.Name.Span.End, value.Span.Start + 1);
        var finding = report.At(span, pairs.Keyword, pair.Name.Raw.Text);
        if (start < text.Length && text.IndexOf(' ', start) < 0)
            finding.WithFix("Remove the space", f => f.Replace(TextSpan.FromBounds(pair.Name.Span.End, value.Raw.ToSource(start)), "="), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV LANG[| =|] C.UTF-8")).Fixed(Debian("ENV LANG=C.UTF-8")),
        Bad.Dockerfile(Debian("LABEL title[| =|]shop")).Fixed(Debian("LABEL title=shop")),
        Good.Dockerfile(Debian("ENV LANG=C.UTF-8 A=\"b = c\"")),
    ];
}
