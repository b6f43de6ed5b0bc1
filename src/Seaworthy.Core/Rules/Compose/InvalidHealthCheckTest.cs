using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7021", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidHealthCheckTest : Rule<ComposeService>
{
    public override string Title => "Health check test is malformed";

    public override string Message => "The test of service '{0}' starts with '{1}'; start it with CMD, CMD-SHELL or NONE";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. The first item of the list says how the rest is run.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("healthcheck")?.Get("test") is YamlSequence { Items.Count: > 0 } test && ComposeNodes.TextOf(test.Items[0].Resolve()) is { } first
            && first is not ("CMD" or "CMD-SHELL" or "NONE"))
            report.At(test.Items[0], service.Name, first);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""healthcheck: { test: [[|"curl"|], "-f", "http://localhost"] }""")),
        Good.Compose(
            ApiService("""healthcheck: { test: ["CMD", "true"] }""", others: "db: { image: postgres:17.2, healthcheck: { test: pg_isready } }")),
    ];
}
