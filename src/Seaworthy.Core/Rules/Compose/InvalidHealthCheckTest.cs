using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7021", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidHealthCheckTest : Rule<ComposeService>
{
    public override string Title => "Invalid health check test";

    public override string Message => "The healthcheck.test of service '{0}' starts with '{1}'; add 'CMD', 'CMD-SHELL' or 'NONE' as its first item";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The first item of the list selects how the rest is run: CMD runs it
        directly, CMD-SHELL runs it in the shell of the container, and NONE disables the health check of the image. A plain string means CMD-SHELL.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#healthcheck";

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
