using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5055", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:2.13")]
sealed class MissingLogSizeLimit : Rule<ComposeService>
{
    public override string Title => "Log grows without limit";

    public override string Message => "The log of service '{0}' grows until the disk is full; set max-size below logging.options";

    public override string Why => """
        The json-file driver keeps everything that a container prints, in one file, for ever, unless it is told otherwise.
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
            .Because("without 'logging' the engine's configuration decides, which is not in the file"),
    ];
}
