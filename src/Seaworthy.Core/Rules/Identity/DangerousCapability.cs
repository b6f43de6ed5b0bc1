using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2005", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:dangerousCapabilities kubescape:C-0046 trivy:KSV-0120 kics:container_capabilities_unrestricted sonar:S5849 trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities pss:capabilities_baseline pss:capabilities_restricted cis-docker:5.4 cis-kubernetes:5.2.9")]
public sealed class DangerousCapability : Rule<Container>
{
    public override string Title => "Dangerous capability is added";

    public override string Message => "Container '{0}' is given the capability {1}, with which it can take over its host; remove it";

    public override string Why => """
        Most capabilities bend one rule of the kernel; a few bend so much that they equal root on the host: loading kernel modules, mounting, tracing other processes,
        reading any file. Find out which call of the program needs it, and whether a narrower capability will do.
        """;

    public override string? Differences => """
        Some peers report every added capability under one name. Here those that open the way to the host are one fault; SYS_ADMIN, raw sockets, other unusual ones, and those that engines grant by themselves have rules
        of their own. kubescape also lists SETPCAP, which every container has anyway.
        """;

    public override void Check(Container container, Report report)
    {
        if (PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is not null && Capabilities.IsDangerous(item.Text) && !SysAdminAdded.Is(item.Text))
            {
                report.At(item.Location, container.Name, Capabilities.Normalize(item.Text))
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("cap_add: [CHOWN, [|NET_ADMIN|]]")).Fixed(ApiService("cap_add: [CHOWN]")),
        Bad.Compose(ApiService("""
            cap_add:
              - [|cap_sys_module|]
              - CHOWN
            """))
            .Fixed(ApiService("""
            cap_add:
              - CHOWN
            """)),
        Bad.Kubernetes(Pod("""
            securityContext:
              capabilities:
                add:
                - NET_BIND_SERVICE
                - [|SYS_PTRACE|]
            """))
            .Fixed(Pod("""
            securityContext:
              capabilities:
                add:
                - NET_BIND_SERVICE
            """)),
        Good.Compose(ApiService("""cap_add: [NET_BIND_SERVICE, "${EXTRA}"]""")).Because("low ports are an ordinary wish, and a variable is unknown"),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
    ];
}
