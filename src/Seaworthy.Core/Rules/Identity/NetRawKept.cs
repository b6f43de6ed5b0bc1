using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2047", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:drop-net-raw-capability polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0106 checkov:CKV_K8S_28 checkov:CKV_K8S_37 kics:net_raw_capabilities_not_being_dropped kubesec:CapDropAll pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9",
    Related = "trivy:KSV-0119")]
public sealed class NetRawKept : Rule<PodContainer>
{
    public override string Title => "Raw sockets are kept";

    public override string Message => "Container '{0}' keeps NET_RAW, with which it can forge the traffic of its neighbours; drop ALL in {1}";

    public override string Why => """
        With raw sockets a process answers for other addresses of its network and reads what is sent to them. Only tools such as ping ever needed them. The container says what it does with
        capabilities, and leaves this one in.
        """;

    public override string? Differences => """
        Some peers want NET_RAW itself in the list, or speak only where it is added. Here dropping ALL says the same, and adding it has a rule of its own.
        """;

    public override void Check(PodContainer container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (CapabilitiesNotDropped.IsPartial(container, report) && dropped.Items.Count > 0 && !dropped.Has(static name => Capabilities.Normalize(name) == "NET_RAW"))
        {
            report.At(dropped, container.Name, dropped.Spelling)
                .WithFix("Drop all capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [|[CHOWN]|] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [CHOWN, ALL] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
        Good.Kubernetes(Pod("""securityContext: { capabilities: { drop: ["${DROP}"] } }""")).Because("a placeholder is unknown"),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")).Because("what is left has a rule of its own"),
    ];
}
