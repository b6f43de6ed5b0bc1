using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5055", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:2.13")]
sealed class MissingLogSizeLimit : Rule<ComposeService>
{
    public override string Title => "No log size limit";

    public override string Message => "The json-file log of service '{0}' grows without limit; set logging.options.max-size";

    public override string Why => """
        By default, the json-file driver never rotates the log, so a container that logs a lot fills the disk of its host and stops everything else
        there. Set max-file as well to keep more than one file.
        """;

    public override string Sources => """
        https://docs.docker.com/engine/logging/drivers/json-file/
        https://docs.docker.com/reference/compose-file/services/#logging
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("logging") is not { } logging || logging.Get("driver") is not { } driver || ComposeNodes.TextOf(driver) != "json-file")
            return;
        var options = logging.Get("options");
        if (options is null || (options is YamlMapping map && map.Find("max-size") is null))
            report.At(driver, service.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("logging: { driver: [|json-file|] }")),
        Good.Compose(
            ApiService("""logging: { driver: json-file, options: { max-size: 10m, max-file: "3" } }""", others: "web: { image: acme/web:1.4.2 }"))
            .Because("without 'logging' the configuration of the engine applies, which is not in the file"),
    ];
}
