using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7052", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
[In(Dialect.Compose)]
sealed class InvalidComposeRoot : Rule<ParsedFile>
{
    public override string Title => "Compose file is no mapping";

    public override string Message => "A compose file is a mapping of sections such as 'services'; this is {0}";

    public override string Why => """
        Compose refuses the file, so that no service of it starts.
        """;

    public override void Check(ParsedFile file, Report report)
    {
        if (file.Kind != FileKind.Compose || file.Parsed.Yaml is not { IsTemplate: false, Diagnostics.Count: 0, Documents: { Count: > 0 } documents })
            return;
        if (documents[0].Root is YamlSequence list)
            report.At(new TextSpan(list.Span.Start, 1), "a list");
        else if (documents[0].Root is YamlScalar { IsNull: false } word)
            report.At(word, "a single value");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            [|-|] services:
                api:
                  image: acme/api:1.4.2
            """),
        Good.Compose(ApiService()),
        Good.Compose("# to be written\n").Because("an empty file is one without services"),
    ];
}
