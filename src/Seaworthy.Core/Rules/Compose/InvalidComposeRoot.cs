using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7052", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
[In(Dialect.Compose)]
sealed class InvalidComposeRoot : Rule<ParsedFile>
{
    public override string Title => "Compose file is not a mapping";

    public override string Message => "This Compose file is {0} instead of a mapping of sections; use keys such as 'services:' at the top level";

    public override string Why => """
        Compose rejects the file, so none of its services starts. The top level of a Compose file maps section names, such as 'services' and
        'volumes', to their contents. A stray dash or wrong indentation in the first lines is the usual cause.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/";

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
        Good.Compose("# to be written\n").Because("an empty file only has no services yet"),
    ];
}
