using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2076", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:drop-net-raw-capability polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0004 trivy:KSV-0106 checkov:CKV_K8S_28 checkov:CKV_K8S_37 kics:no_drop_capabilities_for_containers kics:net_raw_capabilities_not_being_dropped kubesec:CapDropAll kubesec:CapDropAny pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9",
    Related = "trivy:KSV-0119")]
public sealed class NoCapabilityDropped : Rule<PodContainer>
{
    public override string Title => "Capabilities are named and none is dropped";

    public override string Message => "Container '{0}' speaks of capabilities and drops none of the default ones; drop ALL in {1} and add back what it needs";

    public override string Why => """
        What is added comes on top of over a dozen capabilities that the engine grants by itself, raw sockets among them. Dropping ALL first makes the list of what is added the whole truth.
        """;

    public override void Check(PodContainer container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (CapabilitiesNotDropped.IsPartial(container, report) && dropped.Items.Count == 0)
        {
            report.At(dropped, container.Name, dropped.Spelling)
                .WithFix("Drop all capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
              capabilities:
                add: [NET_BIND_SERVICE]
            """, name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
              capabilities:
                add: [NET_BIND_SERVICE]
                drop:
                - ALL
            """)),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
        Good.Kubernetes(Pod("""securityContext: { capabilities: "${CAPABILITIES}" }""")).Because("a placeholder is unknown"),
    ];
}
