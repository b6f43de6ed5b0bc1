using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4032", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.30",
    Related = "kics:networks_not_set")]
sealed class DefaultBridgeNetwork : Rule<ComposeService>
{
    public override string Title => "Default bridge network";

    public override string Message => "Service '{0}' uses the default bridge, which all projects of the host share; remove network_mode";

    public override string Why => """
        Containers on the default bridge can reach each other whatever project they belong to, and only by IP address, because the bridge has no DNS
        for their names. Without network_mode, Compose connects the service to a network of its project.
        """;

    public override string Sources => """
        https://docs.docker.com/engine/network/drivers/bridge/
        https://docs.docker.com/reference/compose-file/services/#network_mode
        """;

    public override string? Differences => """
        KICS used to require networks in every service. Compose creates a network for each project; only the default bridge is shared with other
        projects.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get("network_mode") is not { } mode || ComposeNodes.TextOf(mode) != "bridge")
            return;
        var finding = report.At(mode, service.Name);
        if (service.Written.FindOwn("network_mode")?.Value == mode)
            finding.WithFix("Remove network_mode", f => f.Apply(YamlOperation.Remove(service.Written, "network_mode")), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("network_mode: [|bridge|]")).Fixed(ApiService()),
        Good.Compose(ApiService("network_mode: none")),
    ];
}
