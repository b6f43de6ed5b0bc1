using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2037", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities sonar:S5849 pss:capabilities_baseline pss:capabilities_restricted cis-kubernetes:5.2.9")]
[Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
public sealed class UnusualCapability : Rule<Container>
{
    public override string Title => "Unusual capability is added";

    public override string Message => "Container '{0}' is given the capability {1}, which the baseline profile of Kubernetes refuses; remove it";

    public override string Why => """
        What engines do not grant by themselves reaches beyond the container in some way: other processes' priorities, the audit log, locked memory. The baseline profile lets a pod add back the ordinary ones and no other.
        """;

    public override string? Differences => """
        Kubernetes compares the names as they are written, so that `chown` is none of the ordinary ones. Those that open the way to the host, and raw sockets, have rules of their own.
        """;

    public override void Check(Container container, Report report)
    {
        if (PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } name && !Capabilities.IsOrdinary(name) && !Capabilities.IsDangerous(name) && Capabilities.Normalize(name) != "NET_RAW")
            {
                report.At(item.Location, container.Name, name)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [ [|SYS_NICE|], CHOWN] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [ CHOWN] } }")),
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [ [|chown|] ] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [SETUID] } }")),
    ];
}
