using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a setting that removes a part of a container's isolation. Message: 0 container, 1 the setting.</summary>
sealed class IsolationRule(Func<Container, Setting<bool>> setting, string repair) : FamilyRule<Container>
{
    /// <summary>The key that shares a namespace with the host, for the examples; null where the row has them all.</summary>
    public string? ComposeKey { get; init; }

    /// <summary>The field of pods that shares it; null where pods have none.</summary>
    public string? PodField { get; init; }

    public override void Check(Container container, Report report)
    {
        if (setting(container) is var written && written.IsExplicitly(true))
            report.At(written, container.Name, written.Spelling).WithFix(repair, f => f.Remove(written), Safety.Review);
    }

    private protected override IEnumerable<Example> OwnExamples
    {
        get
        {
            if (ComposeKey is null)
                yield break;
            yield return Bad.Compose(ApiService(ComposeKey + ": [|host|]")).Fixed(ApiService());
            if (PodField is not null)
                yield return Bad.Kubernetes(PodSpec(PodField + ": [|true|]")).Fixed(Pod());
            yield return Good.Compose(ApiService(ComposeKey + ": ${NAMESPACE}")).Because("the value of a variable without a default is unknown");
            if (PodField is not null)
                yield return Good.Kubernetes(PodSpec(PodField + ": false"));
        }
    }

    [Rule("SEA2003", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
        Aliases =
            "kube-linter:privileged-container kube-score:container-security-context-privileged polaris:runAsPrivileged trivy:KSV-0017 checkov:CKV_K8S_16 " +
            "kics:container_is_privileged kics:privileged_containers_enabled kubescape:C-0057 pss:privileged kubesec:Privileged sonar:S6428 " +
            "semgrep:privileged-service cis-docker:5.5 cis-kubernetes:5.2.2")]
    public static IsolationRule PrivilegedContainer => new(static c => c.Privileged, "Run the container without privileges")
    {
        Title = "Privileged container",
        Message = "Container '{0}' is privileged, so it has full access to the host; remove {1}",
        Why = """
            A privileged container has every capability, every device of the host and no seccomp or AppArmor profile, so an attacker in it controls the host.
            Grant the one capability or device that the program needs instead. Acceptable only for software that manages the node, such as a storage or
            network driver.
            """,
        Sources = """
            https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
            https://docs.docker.com/reference/compose-file/services/#privileged
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            """,
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("privileged: [|true|]")).Fixed(ApiService()),
            Bad.Compose(ApiService("privileged: \"${PRIVILEGED:-[|true|]}\"")).Fixed(ApiService()),
            Bad.Kubernetes(Pod("""
                securityContext:
                  privileged: [|true|]
                  readOnlyRootFilesystem: true
                """))
                .Fixed(Pod("""
                securityContext:
                  readOnlyRootFilesystem: true
                """)),
            Good.Compose(ApiService("privileged: \"${PRIVILEGED}\"")).Because("the value of a variable without a default is unknown"),
            Good.Kubernetes(Pod("securityContext: { privileged: false }")),
        ],
    };

    [Rule("SEA2008", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:host-network polaris:hostNetworkSet trivy:KSV-0009 checkov:CKV_K8S_19 kics:shared_host_network_namespace kubescape:C-0041 " +
            "pss:hostNamespaces kubesec:HostNetwork sonar:S6431 cis-docker:5.10 cis-kubernetes:5.2.5")]
    public static IsolationRule HostNetwork => new(static c => c.HostNetwork, "Use a private network namespace")
    {
        Title = "Host network namespace shared",
        Message = "Container '{0}' shares the network namespace of the host; remove {1}",
        Why = """
            In the host's network namespace a container reaches services that listen on the loopback address only, can capture the traffic of other
            containers, and bypasses network policies and published ports. Acceptable for network plugins and for agents that measure the host.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/services/#network_mode
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            """,
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("network_mode: [|host|]")).Fixed(ApiService()),
            Bad.Compose("""
                services:
                  api:
                    image: acme/api:1.4.2
                    networks: [[|outside|]]
                networks:
                  outside:
                    external: true
                    name: host
                """),
            Bad.Kubernetes(PodSpec("hostNetwork: [|true|]")).Fixed(Pod()),
            Good.Compose(ApiService("network_mode: ${NAMESPACE}")).Because("the value of a variable without a default is unknown"),
            Good.Kubernetes(PodSpec("hostNetwork: false")),
        ],
    };

    [Rule("SEA2009", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:host-pid polaris:hostPIDSet trivy:KSV-0010 checkov:CKV_K8S_17 kics:shared_host_pid_namespace kics:host_namespace_is_shared " +
            "kubescape:C-0038 kubescape:C-0275 pss:hostNamespaces kubesec:HostPID sonar:S6431 cis-docker:5.16 cis-kubernetes:5.2.3")]
    public static IsolationRule HostPidNamespace => new(static c => c.HostPid, "Use a private PID namespace")
    {
        Title = "Host PID namespace shared",
        Message = "Container '{0}' shares the PID namespace of the host; remove {1}",
        Why = """
            In the host's PID namespace a container sees the command lines of all processes, including secrets in their arguments, and as root can read their
            memory and files through /proc and kill them. Acceptable for monitoring and security agents.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/services/#pid
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            """,
        ComposeKey = "pid",
        PodField = "hostPID",
    };

    [Rule("SEA2010", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:host-ipc polaris:hostIPCSet trivy:KSV-0008 checkov:CKV_K8S_18 kics:shared_host_ipc_namespace kubescape:C-0038 kubescape:C-0276 " +
            "pss:hostNamespaces kubesec:HostIPC sonar:S6431 cis-docker:5.17 cis-kubernetes:5.2.4")]
    public static IsolationRule HostIpcNamespace => new(static c => c.HostIpc, "Use a private IPC namespace")
    {
        Title = "Host IPC namespace shared",
        Message = "Container '{0}' shares the IPC namespace of the host; remove {1}",
        Why = """
            In the host's IPC namespace a container can read and change shared memory and semaphores of the host's processes, such as those of a database.
            Acceptable for high-performance software that exchanges data with a process of the host on purpose.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/services/#ipc
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
            """,
        ComposeKey = "ipc",
        PodField = "hostIPC",
    };

    [Rule("SEA2011", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "cis-docker:5.21")]
    public static IsolationRule HostUtsNamespace => new(static c => c.HostUts, "Use a private UTS namespace")
    {
        Title = "Host UTS namespace shared",
        Message = "Container '{0}' shares the UTS namespace of the host; remove {1}",
        Why = """
            In the host's UTS namespace a privileged process can change the host name, by which certificates, logs and cluster membership identify the host. A
            container rarely needs it; set 'hostname' to choose its name.
            """,
        Sources = "https://docs.docker.com/reference/compose-file/services/#uts",
        ComposeKey = "uts",
    };

    [Rule("SEA2012", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "kics:shared_host_user_namespace cis-docker:5.31")]
    public static IsolationRule HostUserNamespace => new(static c => c.HostUserNamespace, "Use the remapped user namespace")
    {
        Title = "User namespace remapping disabled",
        Message = "Container '{0}' shares the user namespace of the host; remove {1}",
        Why = """
            Where the Docker daemon remaps root of containers to an unprivileged user of the host, `userns_mode: host` disables the remapping for this
            container: its root is root of the host again. Acceptable for containers that also need the host network or privileged mode.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/services/#userns_mode
            https://docs.docker.com/engine/security/userns-remap/
            """,
        ComposeKey = "userns_mode",
    };

    [Rule("SEA2013", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "cis-docker:5.25")]
    public static IsolationRule HostCgroupNamespace => new(static c => c.HostCgroup, "Use a private cgroup namespace")
    {
        Title = "Host cgroup namespace shared",
        Message = "Container '{0}' shares the cgroup namespace of the host; remove {1}",
        Why = """
            In the host's cgroup namespace a container sees the cgroup tree of the whole host, which reveals what else runs there. If it can also write the
            cgroup filesystem, it can raise its own limits. Acceptable for monitoring agents.
            """,
        Sources = "https://docs.docker.com/reference/compose-file/services/#cgroup",
        ComposeKey = "cgroup",
    };

    [Rule("SEA2016", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "semgrep:selinux-separation-disabled cis-docker:5.3")]
    public static IsolationRule SelinuxDisabled => new(static c => c.SeLinuxDisabled, "Remove label:disable")
    {
        Title = "SELinux separation disabled",
        Message = "Container '{0}' runs without SELinux separation; remove label:disable from security_opt",
        Why = """
            SELinux labels each container, so a process that escapes its namespaces still cannot read files of the host or of other containers.
            `label:disable` removes this protection. Acceptable for tools that manage files of the host; use a specific type such as `label:type:…` where
            possible.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/services/#security_opt
            https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
            """,
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                security_opt:
                  - [|label:disable|]
                """))
                .Fixed(ApiService()),
            Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("the value of a variable without a default is unknown"),
        ],
    };
}
