using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4032", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.30",
    Related = "kics:networks_not_set")]
sealed class DefaultBridgeNetwork : Rule<ComposeService>
{
    public override string Title => "Service is on the default bridge";

    public override string Message => "Service '{0}' is on the default bridge with every container of the host; remove network_mode";

    public override string Why => """
        Containers on the default bridge reach each other whatever project they belong to, and find each other by address alone. Without the key the service is on
        a network of its project.
        """;

    public override string? Differences => """
        One peer used to ask every service for networks of its own; compose makes one for the project, and only the default bridge is shared with others.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get("network_mode") is not { } mode || ComposeNodes.TextOf(mode) != "bridge")
            return;
        var finding = report.At(mode, service.Name);
        if (service.Written.FindOwn("network_mode")?.Value == mode)
            finding.WithFix("Use the network of the project", f => f.Apply(YamlOperation.Remove(service.Written, "network_mode")), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("network_mode: [|bridge|]")).Fixed(ApiService()),
        Good.Compose(ApiService("network_mode: none")),
    ];
}
