using Seaworthy.Syntax;

namespace Seaworthy.Rules.Tool;

[Rule("SEA0003", Category.Tool, Severity.Error, Mode.Minimum, Since = "0.1", Aliases = "sonar:S2260")]
[In(Dialect.Compose, Dialect.Kubernetes)]
sealed class YamlSyntaxError : Rule<ParsedFile>
{
    public override string Title => "Invalid YAML";

    public override string Message => "{0}";

    public override string Why => """
        The engine rejects the file, or reads something else than the file seems to contain: of two equal keys, one is lost. The other documents of
        the file are still linted.
        """;

    public override string Sources => """
        https://yaml.org/spec/1.2.2/
        https://yaml.org/spec/1.2.2/#3213-node-comparison
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Yaml is not { } yaml)
            return;
        for (var i = 0; i < yaml.Diagnostics.Count && i < SyntaxDiagnostic.MostReported; i++)
            report.At(yaml.Diagnostics[i].Span, yaml.Diagnostics[i].Message);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("services:\n  db:\n    image: postgres:17.2\n    [|image|]: postgres:16\n"),
        Bad.Kubernetes("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n[|kind|]: Pod\n"),
        Good.Compose("services:\n  db: &db\n    image: postgres:17.2\n  replica:\n    <<: *db\n    image: postgres:16\n")
            .Because("a key beside a merge key overrides it"),
        Good.Kubernetes("{ \"apiVersion\": \"v1\", \"kind\": \"Namespace\" }\n").Because("JSON is YAML"),
    ];
}
