using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a setting that takes away a part of a container's isolation. Message: 0 container, 1 the setting.</summary>
sealed class IsolationRule(Func<Container, Setting<bool>> setting, string repair) : FamilyRule<Container>
{
    /// <summary>The key that shares a namespace with the host, for the examples; null where the row has them all.</summary>
    public string? ComposeKey { get; init; }

    /// <summary>The field of pods that does; null where they have none.</summary>
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
            yield return Good.Compose(ApiService(ComposeKey + ": ${NAMESPACE}")).Because("an interpolated value without a default is unknown");
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
        Title = "Container is privileged",
        Message = "Container '{0}' is privileged and so owns the host; remove {1}",
        Why =
            "A privileged container has every capability, every device of the host and no confinement: whoever gets into it has the machine. Grant the one " +
            "capability" +
            "\nor device that is needed instead.",
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
            Good.Compose(ApiService("privileged: \"${PRIVILEGED}\"")).Because("an interpolated value without a default is unknown"),
            Good.Kubernetes(Pod("securityContext: { privileged: false }")),
        ],
    };

    [Rule("SEA2008", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:host-network polaris:hostNetworkSet trivy:KSV-0009 checkov:CKV_K8S_19 kics:shared_host_network_namespace kubescape:C-0041 " +
            "pss:hostNamespaces kubesec:HostNetwork sonar:S6431 cis-docker:5.10 cis-kubernetes:5.2.5")]
    public static IsolationRule HostNetwork => new(static c => c.HostNetwork, "Give the container a network namespace of its own")
    {
        Title = "Host network is shared",
        Message = "Container '{0}' shares the host's network namespace; remove {1}",
        Why =
            "In the host's network namespace a container reaches services that listen on the loopback address alone, sees the traffic of its neighbours, and " +
            "goes around" +
            "\nevery network policy and published port.",
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
            Good.Compose(ApiService("network_mode: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
            Good.Kubernetes(PodSpec("hostNetwork: false")),
        ],
    };

    [Rule("SEA2009", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:host-pid polaris:hostPIDSet trivy:KSV-0010 checkov:CKV_K8S_17 kics:shared_host_pid_namespace kics:host_namespace_is_shared " +
            "kubescape:C-0038 kubescape:C-0275 pss:hostNamespaces kubesec:HostPID sonar:S6431 cis-docker:5.16 cis-kubernetes:5.2.3")]
    public static IsolationRule HostPidNamespace => new(static c => c.HostPid, "Give the container a process namespace of its own")
    {
        Title = "Host process namespace is shared",
        Message = "Container '{0}' shares the host's process namespace; remove {1}",
        Why =
            "In the host's process namespace a container sees the command lines and environment of every process, may signal them, and, as root, reach into " +
            "them through /proc.",
        ComposeKey = "pid",
        PodField = "hostPID",
    };

    [Rule("SEA2010", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:host-ipc polaris:hostIPCSet trivy:KSV-0008 checkov:CKV_K8S_18 kics:shared_host_ipc_namespace kubescape:C-0038 kubescape:C-0276 " +
            "pss:hostNamespaces kubesec:HostIPC sonar:S6431 cis-docker:5.17 cis-kubernetes:5.2.4")]
    public static IsolationRule HostIpcNamespace => new(static c => c.HostIpc, "Give the container a IPC namespace of its own")
    {
        Title = "Host IPC namespace is shared",
        Message = "Container '{0}' shares the host's IPC namespace; remove {1}",
        Why = "Shared memory and semaphores of the host's processes, databases among them, can then be read and written from the container.",
        ComposeKey = "ipc",
        PodField = "hostIPC",
    };

    [Rule("SEA2011", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "cis-docker:5.21")]
    public static IsolationRule HostUtsNamespace => new(static c => c.HostUts, "Give the container a host name namespace of its own")
    {
        Title = "Host name namespace is shared",
        Message = "Container '{0}' shares the host's host name namespace; remove {1}",
        Why = "A privileged process in the host's UTS namespace can rename the host, which certificates, logs and clusters identify it by.",
        ComposeKey = "uts",
    };

    [Rule("SEA2012", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "kics:shared_host_user_namespace cis-docker:5.31")]
    public static IsolationRule HostUserNamespace => new(static c => c.HostUserNamespace, "Give the container a user namespace of its own")
    {
        Title = "User namespace remapping is switched off",
        Message = "Container '{0}' shares the host's user namespace; remove {1}",
        Why =
            "Where the engine maps the container's root to an ordinary user of the host, this switches the mapping off for the container: its root is the " +
            "host's root again.",
        ComposeKey = "userns_mode",
    };

    [Rule("SEA2013", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "cis-docker:5.25")]
    public static IsolationRule HostCgroupNamespace => new(static c => c.HostCgroup, "Give the container a control group namespace of its own")
    {
        Title = "Host control group namespace is shared",
        Message = "Container '{0}' shares the host's control group namespace; remove {1}",
        Why =
            "The container sees the control groups of the whole host, which tells it what else runs there and, when it may write them, lets it lift its own " +
            "limits.",
        ComposeKey = "cgroup",
    };

    [Rule("SEA2016", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "semgrep:selinux-separation-disabled cis-docker:5.3")]
    public static IsolationRule SelinuxDisabled => new(static c => c.SeLinuxDisabled, "Keep SELinux separation")
    {
        Title = "SELinux separation is switched off",
        Message = "Container '{0}' runs without SELinux separation; remove {1}",
        Why =
            "SELinux gives each container labels of its own, so that one that breaks out of its namespaces still cannot read the files of the host or of its " +
            "neighbours.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                security_opt:
                  - [|label:disable|]
                """))
                .Fixed(ApiService()),
            Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("an interpolated value without a default is unknown"),
        ],
    };
}
