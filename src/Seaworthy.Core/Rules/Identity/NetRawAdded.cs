using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2036", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0119 trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kube-linter:drop-net-raw-capability kics:containers_with_added_capabilities kubescape:C-0046 kubescape:C-0211 sonar:S5849 pss:capabilities_baseline pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9")]
[Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
public sealed class NetRawAdded : Rule<Container>
{
    public override string Title => "Raw sockets are added";

    public override string Message => "Container '{0}' is given {1}, with which it can forge the traffic of its neighbours; remove it";

    public override string Why => """
        With raw sockets a process answers for other addresses of its network and reads what is sent to them. For a ping, the range of groups that may ping without any capability
        (the kernel parameter net.ipv4.ping_group_range) is enough.
        """;

    public override void Check(Container container, Report report)
    {
        if (PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } name && Capabilities.Normalize(name) == "NET_RAW")
            {
                report.At(item.Location, container.Name, name)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [CHOWN, [|NET_RAW|]] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [CHOWN] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")),
        Good.Kubernetes(Pod("""securityContext: { capabilities: { add: ["${EXTRA}"] } }""")).Because("a placeholder is unknown"),
    ];
}
