using Seaworthy.Knowledge;
using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about capabilities that a container adds. Message: 0 container, 1 the capability, 2 the list that adds it.</summary>
/// <param name="nameOf">How the message names a capability; null for one that is not reported.</param>
sealed class AddedCapabilityRule(Func<string, string?> nameOf) : FamilyRule<Container>
{
    /// <summary>The containers that are not checked.</summary>
    public Func<Container, bool> Excuses { get; init; } = static container => PodSecurity.IsSparedAsNamed(container.Workload);

    public override void Check(Container container, Report report)
    {
        if (Excuses(container))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } capability && nameOf(capability) is { } name)
            {
                report.At(item.Location, container.Name, name, container.CapabilitiesAdded.Spelling)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
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
        Title = "Dangerous capability added",
        Message = "Container '{0}' adds capability {1}, which can lead to control of the host; remove it from {2}",
        Why = """
            A few Linux capabilities are equivalent to root on the host: they allow a process to load kernel modules, mount filesystems, trace other processes
            or bypass file permissions. An attacker in the container uses them to escape. Accept one only for system software that documents why it needs it,
            and check whether a narrower capability is enough.
            """,
        Sources = """
            https://man7.org/linux/man-pages/man7/capabilities.7.html
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            """,
        Differences = """
            Some tools report every added capability under one id. Here the capabilities that can lead to control of the host are one rule; SYS_ADMIN,
            NET_RAW, other non-default ones and the default ones have separate rules. kubescape also lists SETPCAP, which is in the default set.
            """,
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
            Good.Compose(ApiService("""cap_add: [NET_BIND_SERVICE, "${EXTRA}"]""")).Because("NET_BIND_SERVICE is harmless, and a variable is unknown"),
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
        Title = "NET_RAW capability added",
        Message = "Container '{0}' adds {1} and can spoof network traffic; remove it from {2}",
        Why = """
            With raw sockets a process can spoof ARP and DNS answers and intercept the traffic of other pods on the same node. `ping` works without the
            capability when its group is in the range of `net.ipv4.ping_group_range`. Network diagnostics and some VPN software need it.
            """,
        Sources = """
            https://man7.org/linux/man-pages/man7/capabilities.7.html
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [CHOWN, [|NET_RAW|]] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [CHOWN] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")),
            Good.Kubernetes(Pod("""securityContext: { capabilities: { add: ["${EXTRA}"] } }""")).Because("the value of a placeholder is unknown"),
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
        Title = "Capability outside the baseline profile added",
        Message = "Container '{0}' adds {1}, which the baseline profile forbids; remove it from {2}",
        Why = """
            Capabilities outside the default set reach beyond the container: they change priorities of other processes, configure the audit system or lock
            memory. The baseline profile of the Pod Security Standards allows only the default ones to be added, so a namespace that enforces it rejects
            the pod. System software can need one; run it in its own namespace.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
            """,
        Differences = """
            Pod Security admission compares names as they are written, so `chown` is not one of the allowed names. Capabilities that can lead to control of
            the host, and NET_RAW, have separate rules.
            """,
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
        Title = "Capability outside the restricted profile added",
        Message = "Container '{0}' adds {1}, which the restricted profile forbids; remove it from {2}",
        Why = """
            A container that runs as a non-root user needs no capability except NET_BIND_SERVICE. CHOWN, SETUID or DAC_OVERRIDE are useful only to a root
            process, and to an attacker who takes it over. A namespace that enforces the restricted profile rejects the pod. Accept it for images that must
            start as root and drop privileges themselves.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
            https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
            """,
        Differences = """
            Some tools report NET_BIND_SERVICE too; the restricted profile of Kubernetes allows it.
            """,
        Excuses = static container => !Hardening.AsksForDroppedCapabilities(container),
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE, [|SETUID|]] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")).Because("the profile allows it"),
        ],
    };

    [Rule("SEA2072", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "trivy:KSV-0022 checkov:CKV_K8S_25 kics:containers_with_added_capabilities")]
    [Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
    public static AddedCapabilityRule NetBindServiceAdded => new(static name => name == "NET_BIND_SERVICE" ? name : null)
    {
        Title = "NET_BIND_SERVICE capability added",
        Message = "Container '{0}' adds {1} for ports below 1024; use a higher port and map it in a Service",
        Why = """
            A service that listens on a port above 1023 needs no capability at all, and a Service maps any port to it. NET_BIND_SERVICE is the least dangerous
            capability, and the restricted profile allows it, so the rule is on only where it is enabled by id.
            """,
        Sources = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container",
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
        Title = "SYS_ADMIN capability added",
        Message = "Container '{0}' adds capability SYS_ADMIN, which is close to root on the host; remove it from {2}",
        Why = """
            SYS_ADMIN covers mounting, namespaces, cgroups, tracing, quotas and much more, and most known container escapes need it. Find the system call that
            the program makes, and grant a narrower capability such as PERFMON, BPF or SYSLOG. Only software that manages the node itself has a reason to hold
            it.
            """,
        Sources = """
            https://man7.org/linux/man-pages/man7/capabilities.7.html
            https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
            """,
        Differences = """
            Some tools report every added capability under one id. Here the other capabilities have separate rules. kubescape counts SYS_ADMIN as a privileged
            container.
            """,
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
            Good.Compose(ApiService("""cap_add: [NET_BIND_SERVICE, "${EXTRA}"]""")).Because("the value of a variable is unknown"),
            Good.Kubernetes(Pod("securityContext: { capabilities: { add: [NET_ADMIN] } }")).Because("the other capabilities have separate rules"),
        ],
    };
}
