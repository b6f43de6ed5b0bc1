using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2048", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0106 checkov:CKV_K8S_37 kubesec:CapDropAll pss:capabilities_restricted cis-kubernetes:5.2.9")]
public sealed class SomeCapabilitiesKept : Rule<PodContainer>
{
    public override string Title => "Some capabilities are kept";

    public override string Message => "Container '{0}' drops some capabilities and keeps the rest; drop ALL in {1} and add back what it needs";

    public override string Why => """
        A list of what to drop is a list of what somebody thought of. What the engine grants in a later release, or what was forgotten, stays. Drop ALL and name what is needed.
        """;

    public override string? Differences => """
        Polaris is content with a list of every default capability. Pod Security asks for the word ALL, and so does this rule.
        """;

    public override void Check(PodContainer container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (CapabilitiesNotDropped.IsPartial(container, report) && dropped.Has(static name => Capabilities.Normalize(name) == "NET_RAW"))
        {
            report.At(dropped, container.Name, dropped.Spelling)
                .WithFix("Drop all capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [|[NET_RAW]|] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [NET_RAW, ALL] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW, ALL] } }")),
    ];
}
