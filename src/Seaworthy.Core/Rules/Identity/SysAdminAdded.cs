using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2099", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:dangerousCapabilities kubescape:C-0046 kubescape:C-0057 trivy:KSV-0005 checkov:CKV_K8S_39 kics:containers_with_sys_admin_capabilities kics:container_capabilities_unrestricted kubesec:CapSysAdmin sonar:S5849 trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities pss:capabilities_baseline pss:capabilities_restricted cis-docker:5.4 cis-kubernetes:5.2.9")]
public sealed class SysAdminAdded : Rule<Container>
{
    public override string Title => "SYS_ADMIN is added";

    public override string Message => "Container '{0}' is given the capability SYS_ADMIN, which is all but root on its host; remove it";

    public override string Why => """
        The kernel asks for SYS_ADMIN wherever nobody found a better name: mounting, namespaces, control groups, tracing, quotas. Nearly every known way out of a container needs it. Find out which call of the
        program wants it, and give what is narrower: PERFMON, BPF, SYSLOG.
        """;

    public override string? Differences => """
        Some peers report every added capability under one name. Here the others have rules of their own. kubescape counts it as privileged.
        """;

    public override void Check(Container container, Report report)
    {
        if (PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is not null && Is(item.Text))
                report.At(item.Location, container.Name).WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
        }
    }

    internal static bool Is(string name) => Capabilities.Normalize(name) == "SYS_ADMIN";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("cap_add: [CHOWN, [|cap_sys_admin|]]")).Fixed(ApiService("cap_add: [CHOWN]")),
        Bad.Kubernetes(Pod("""
            securityContext:
              capabilities:
                add:
                - NET_BIND_SERVICE
                - [|SYS_ADMIN|]
            """))
            .Fixed(Pod("""
            securityContext:
              capabilities:
                add:
                - NET_BIND_SERVICE
            """)),
        Good.Compose(ApiService("""cap_add: [NET_BIND_SERVICE, "${EXTRA}"]""")).Because("a variable is unknown"),
        Good.Kubernetes(Pod("securityContext: { capabilities: { add: [NET_ADMIN] } }")).Because("the others have rules of their own"),
    ];
}
