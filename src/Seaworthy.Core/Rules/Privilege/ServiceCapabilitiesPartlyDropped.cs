using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2090", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Related = "kics:container_capabilities_unrestricted")]
[Not(Dialect.Kubernetes, "SEA2047, SEA2048 and SEA2076 report what a pod keeps")]
sealed class ServiceCapabilitiesPartlyDropped : Rule<Container>
{
    public override string Title => "Only some capabilities are dropped";

    public override string Message => "Service '{0}' keeps the default capabilities that it does not name; drop ALL in {1} and add back what it needs";

    public override string Why => """
        A list of what is taken away is never complete: an engine grants over a dozen capabilities, and which they are differs between engines and versions. A list of what is
        given says what the service needs.
        """;

    public override string? Differences => """
        For one peer any entry in cap_drop is enough. Kubernetes manifests have rules of their own for it.
        """;

    public override void Check(Container container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (!container.IsWindows && dropped is { Written: Written.Value, Items.Count: > 0 } && dropped.Lacks(Capabilities.IsAll))
        {
            report.At(dropped, container.Name, dropped.Spelling)
                .WithFix("Drop all capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("cap_drop: [|[NET_RAW]|]")).Fixed(ApiService("cap_drop: [NET_RAW, ALL]")),
        Good.Compose(ApiService("cap_drop: [all]", others: """worker: { image: acme/worker:1.4.2, cap_drop: ["${DROP}"] }"""))
            .Because("case does not count, and a variable is unknown"),
    ];
}
