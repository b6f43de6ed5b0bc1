using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2090", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Related = "kics:container_capabilities_unrestricted")]
[Not(Dialect.Kubernetes, "SEA2047, SEA2048 and SEA2076 report the capabilities that a pod keeps")]
sealed class ServiceCapabilitiesPartlyDropped : Rule<Container>
{
    public override string Title => "Only some capabilities dropped";

    public override string Message => "Service '{0}' drops only some of the default capabilities; add ALL to {1}";

    public override string Why => """
        A list of capabilities to drop is never complete: an engine grants more than a dozen, and the set differs between engines and versions. With ALL in
        cap_drop, the service has only what cap_add lists, and an attacker in it cannot use the rest.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#cap_drop
        https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
        """;

    public override string? Differences => """
        KICS accepts any entry in cap_drop. Kubernetes manifests have separate rules.
        """;

    public override void Check(Container container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (!container.IsWindows && dropped is { Written: Written.Value, Items.Count: > 0 } && dropped.Lacks(Capabilities.IsAll))
        {
            report.At(dropped, container.Name, dropped.Spelling)
                .WithFix("Add ALL to the dropped capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("cap_drop: [|[NET_RAW]|]")).Fixed(ApiService("cap_drop: [NET_RAW, ALL]")),
        Good.Compose(ApiService("cap_drop: [all]", others: """worker: { image: acme/worker:1.4.2, cap_drop: ["${DROP}"] }"""))
            .Because("the name is accepted in any case, and the value of a variable is unknown"),
    ];
}
