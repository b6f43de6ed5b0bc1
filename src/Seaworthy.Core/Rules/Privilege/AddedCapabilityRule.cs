using Seaworthy.Knowledge;
using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about capabilities that a container adds. Message: 0 container, 1 the capability.</summary>
/// <param name="nameOf">How the message names a capability; null for one that is not reported.</param>
sealed class AddedCapabilityRule(Func<string, string?> nameOf) : FamilyRule<Container>
{
    /// <summary>The containers that are left alone.</summary>
    public Func<Container, bool> Excuses { get; init; } = static container => PodSecurity.IsSparedAsNamed(container.Workload);

    public override void Check(Container container, Report report)
    {
        if (Excuses(container))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } capability && nameOf(capability) is { } name)
                report.At(item.Location, container.Name, name).WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
        }
    }

    static bool IsSysAdmin(string name) => Capabilities.Normalize(name) == "SYS_ADMIN";

    [Rule("SEA2005", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "polaris:dangerousCapabilities kubescape:C-0046 trivy:KSV-0120 kics:container_capabilities_unrestricted sonar:S5849 trivy:KSV-0022 " +
            "trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities pss:capabilities_baseline pss:capabilities_restricted cis-docker:5.4 " +
            "cis-kubernetes:5.2.9")]
    public static AddedCapabilityRule DangerousCapability => new(static name =>
        Capabilities.IsDangerous(name) && !IsSysAdmin(name) ? Capabilities.Normalize(name) : null)
    {
        Title = "Dangerous capability is added",
        Message = "Container '{0}' is given the capability {1}, with which it can take over its host; remove it",
        Why =
            "Most capabilities bend one rule of the kernel; a few bend so much that they equal root on the host: loading kernel modules, mounting, tracing " +
            "other processes," +
            "\nreading any file. Find out which call of the program needs it, and whether a narrower capability will do.",
        Differences =
            "Some peers report every added capability under one name. Here those that open the way to the host are one fault; SYS_ADMIN, raw sockets, other " +
            "unusual ones, and those that engines grant by themselves have rules" +
            "\nof their own. kubescape also lists SETPCAP, which every container has anyway.",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA2036", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "trivy:KSV-0119 trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kube-linter:drop-net-raw-capability kics:containers_with_added_capabilities " +
            "kubescape:C-0046 kubescape:C-0211 sonar:S5849 pss:capabilities_baseline pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9")]
    [Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
    public static AddedCapabilityRule NetRawAdded => new(static name => Capabilities.Normalize(name) == "NET_RAW" ? name : null)
    {
        Title = "Raw sockets are added",
        Message = "Container '{0}' is given {1}, with which it can forge the traffic of its neighbours; remove it",
        Why =
            "With raw sockets a process answers for other addresses of its network and reads what is sent to them. For a ping, the range of groups that may " +
            "ping without any capability" +
            "\n(the kernel parameter net.ipv4.ping_group_range) is enough.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [CHOWN, [|NET_RAW|]] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [CHOWN] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")),
            Good.Kubernetes(Pod("""securityContext: { capabilities: { add: ["${EXTRA}"] } }""")).Because("a placeholder is unknown"),
        ],
    };

    [Rule("SEA2037", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities sonar:S5849 pss:capabilities_baseline " +
            "pss:capabilities_restricted cis-kubernetes:5.2.9")]
    [Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
    public static AddedCapabilityRule NonBaselineCapabilityAdded => new(static name =>
        Capabilities.IsOrdinary(name) || Capabilities.IsDangerous(name) || Capabilities.Normalize(name) == "NET_RAW" ? null : name)
    {
        Title = "Unusual capability is added",
        Message = "Container '{0}' is given the capability {1}, which the baseline profile of Kubernetes refuses; remove it",
        Why =
            "What engines do not grant by themselves reaches beyond the container in some way: other processes' priorities, the audit log, locked memory. " +
            "The baseline profile lets a pod add back the ordinary ones and no other.",
        Differences =
            "Kubernetes compares the names as they are written, so that `chown` is none of the ordinary ones. Those that open the way to the host, and raw " +
            "sockets, have rules of their own.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [ [|SYS_NICE|], CHOWN] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [ CHOWN] } }")),
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [ [|chown|] ] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [SETUID] } }")),
        ],
    };

    [Rule("SEA2038", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities pss:capabilities_restricted")]
    [Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
    public static AddedCapabilityRule CapabilityAdded => new(static name => name != "NET_BIND_SERVICE" && Capabilities.IsOrdinary(name) ? name : null)
    {
        Title = "Capability is added",
        Message = "Container '{0}' is given the capability {1}, which the restricted profile of Kubernetes refuses; remove it",
        Why =
            "A container that runs as an ordinary user needs no capability but the one for low ports. Changing owners or users, and overriding file " +
            "permissions, is what a root process does.",
        Differences = "Some peers report NET_BIND_SERVICE too; Kubernetes' restricted profile lets it be.",
        Excuses = static container => !Hardening.AsksForDroppedCapabilities(container),
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE, [|SETUID|]] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")).Because("low ports are an ordinary wish"),
        ],
    };

    [Rule("SEA2072", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "trivy:KSV-0022 checkov:CKV_K8S_25 kics:containers_with_added_capabilities")]
    [Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
    public static AddedCapabilityRule NetBindServiceAdded => new(static name => name == "NET_BIND_SERVICE" ? name : null)
    {
        Title = "Low ports are opened",
        Message = "Container '{0}' may open ports below 1024 through {1}; let it listen above and map the port in a Service",
        Why = "Of all capabilities this is the least, and Kubernetes' restricted profile lets it be. A service that listens on a high port needs none at all.",
        Excuses = static _ => false,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [ [|NET_BIND_SERVICE|] ] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
        ],
    };

    [Rule("SEA2099", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "polaris:dangerousCapabilities kubescape:C-0046 kubescape:C-0057 trivy:KSV-0005 checkov:CKV_K8S_39 kics:containers_with_sys_admin_capabilities " +
            "kics:container_capabilities_unrestricted kubesec:CapSysAdmin sonar:S5849 trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 " +
            "kics:containers_with_added_capabilities pss:capabilities_baseline pss:capabilities_restricted cis-docker:5.4 cis-kubernetes:5.2.9")]
    public static AddedCapabilityRule SysAdminAdded => new(static name => IsSysAdmin(name) ? name : null)
    {
        Title = "SYS_ADMIN is added",
        Message = "Container '{0}' is given the capability SYS_ADMIN, which is all but root on its host; remove it",
        Why =
            "The kernel asks for SYS_ADMIN wherever nobody found a better name: mounting, namespaces, control groups, tracing, quotas. Nearly every known " +
            "way out of a container needs it. Find out which call of the" +
            "\nprogram wants it, and give what is narrower: PERFMON, BPF, SYSLOG.",
        Differences = "Some peers report every added capability under one name. Here the others have rules of their own. kubescape counts it as privileged.",
        MoreExamples = static () =>
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
        ],
    };
}
