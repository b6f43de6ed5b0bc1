using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about what a container mounts of its host. Message: 0 container, 1 the path.</summary>
sealed class HostMountRule(Func<Mount, string, bool> isReported) : FamilyRule<Mount>
{
    public override void Check(Mount mount, Report report)
    {
        if (mount.Source is { } source && isReported(mount, source))
            report.At(mount.Span, mount.Container.Name, source);
    }

    [Rule("SEA3002", Category.Filesystem, Severity.Warning, Mode.Minimum, Since = "0.1",
        Aliases =
            "trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11 " +
            "kube-linter:docker-sock trivy:KSV-0006 checkov:CKV_K8S_27 kics:docker_daemon_socket_is_exposed_to_containers " +
            "kics:docker_socket_mounted_in_container kics:volume_has_sensitive_host_directory kics:workload_mounting_with_sensitive_os_directory " +
            "kubescape:C-0074 kubesec:DockerSock sonar:S6429 semgrep:exposing-docker-socket-volume cis-docker:5.32",
        Related = "kics:non_kube_system_pod_with_host_mount")]
    public static HostMountRule RuntimeSocketMounted => new(static (mount, source) =>
        mount.Kind is MountKind.Host or MountKind.NamedPipe && HostPaths.IsRuntimeSocket(source))
    {
        Title = "Container engine socket is mounted",
        Message = "Container '{0}' can start containers on its host through {1}; take the mount out",
        Why =
            "Whoever may speak to the engine may start a privileged container with the host's root directory in it. Mounting the socket read-only changes " +
            "nothing: it" +
            "\nis the requests that matter. Put a proxy that allows single calls in between, or use an engine without a daemon.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                volumes:
                  - [|/var/run/docker.sock:/var/run/docker.sock:ro|]
                """)),
            Bad.Compose(ApiService("""
                volumes:
                  - type: bind
                    source: [|/run/containerd/containerd.sock|]
                    target: /run/containerd.sock
                """)),
            Bad.Compose(ApiService("""
                volumes:
                  - type: npipe
                    source: [|\\.\pipe\docker_engine|]
                    target: \\.\pipe\docker_engine
                """)),
            Bad.Kubernetes(Pod("""
                volumeMounts: [{ name: engine, mountPath: /var/run/docker.sock }]
                """, spec: """
                volumes: [{ name: engine, hostPath: { path: [|/var/run/docker.sock|] } }]
                """)),
            Good.Compose(ApiService("volumes: [./docker.socket-notes:/notes, docker.sock:/data]"))
                .Because("a file beside the project and a named volume are not the socket"),
            Good.Kubernetes(
                Pod("volumeMounts: [{ name: data, mountPath: /var/run/docker.sock }]", spec: "volumes: [{ name: data, emptyDir: {} }]"))
                .Because("an empty volume is mounted there, not the host's socket"),
        ],
    };

    [Rule("SEA3003", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11 " +
            "kube-linter:sensitive-host-mounts trivy:KSV-0121 kics:workload_mounting_with_sensitive_os_directory kics:volume_has_sensitive_host_directory " +
            "kubescape:C-0020 kubesec:ProcMount sonar:S6433 cis-docker:5.6",
        Related = "kics:non_kube_system_pod_with_host_mount")]
    public static HostMountRule SensitiveHostPath => new(static (mount, source) =>
        mount.Kind == MountKind.Host && HostPaths.IsSensitive(source) && !HostPaths.IsRuntimeSocket(source))
    {
        Title = "Sensitive host directory is mounted",
        Message = "Container '{0}' mounts {1} of its host; mount no more than it needs",
        Why =
            "The host's configuration, devices, home directories and the engine's own state let a container read secrets of its host or change what the host " +
            "does next. The" +
            "\nclock, name resolution and public certificates are fine.",
        Differences =
            "Where tools of clouds and clusters keep what they sign in with (.aws, .azure, .kube and the like) counts in whatever folder it lies." +
            "\nPeers compare beginnings of names, so that /variable and /etcd-data are reported for /var and /etc; here whole path segments count. Folders " +
            "of users below /home, and" +
            "\ndevices that are commonly passed on, are left to their owners.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                volumes:
                  - [|/etc:/host/etc:ro|]
                """)),
            Bad.Compose(ApiService("volumes: [{ type: bind, source: [|/|], target: /host }]")),
            Bad.Kubernetes(Pod("""
                volumeMounts: [{ name: state, mountPath: /state }]
                """, spec: """
                volumes: [{ name: state, hostPath: { path: [|/var/lib/kubelet|] } }]
                """)),
            Good.Compose(ApiService("""
                volumes:
                  - /etc/localtime:/etc/localtime:ro
                  - /variable:/data
                  - /etcd-data:/etcd
                  - ${DATA}:/data
                """)).Because("the clock tells nothing, whole path segments are compared, and a variable is unknown"),
            Good.Kubernetes(
                Pod("volumeMounts: [{ name: data, mountPath: /data }]", spec: "volumes: [{ name: data, hostPath: { path: /data/web } }]")),
        ],
    };

    [Rule("SEA3033", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kics:volume_has_sensitive_host_directory kics:workload_mounting_with_sensitive_os_directory trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet " +
            "kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11",
        Related = "kics:non_kube_system_pod_with_host_mount")]
    public static HostMountRule SystemSubdirectoryMounted => new(static (mount, source) =>
        mount.Kind == MountKind.Host && HostPaths.IsOfSystem(source) && !HostPaths.IsHarmless(source) && !HostPaths.IsSensitive(source) &&
        !HostPaths.IsRuntimeSocket(source))
    {
        Title = "Folder below a system directory is mounted",
        Message = "Container '{0}' mounts {1}, which lies among the files of its host's system; use a volume that is made for it",
        Why =
            "Below /var, /usr, /srv and /home lies what other programs and users of the host keep. A service that has such a folder depends on that one " +
            "host, and can read or change" +
            "\nwhat was never meant for it.",
        Differences =
            "What gives away the host itself has a rule of its own, and so have the sockets of engines and, in Kubernetes, folders elsewhere on the node. " +
            "The clock, name resolution and public certificates" +
            "\nare not reported here, and whole path segments are compared. KICS leaves kube-system out; the Pod Security Standards do not.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                volumes:
                  - [|/var/www:/srv/www:ro|]
                  - type: bind
                    source: [|/home/acme/data|]
                    target: /data
                """)),
            Good.Compose("""
                services:
                  api:
                    image: acme/api:1.4.2
                    volumes:
                      - ./www:/srv/www:ro
                      - data:/data
                      - /etc/localtime:/etc/localtime:ro
                      - /variable:/x
                volumes:
                  data:
                """),
            Bad.Kubernetes(
                Pod("volumeMounts: [{ name: logs, mountPath: /logs }]", spec: "volumes: [{ name: logs, hostPath: { path: [|/var/log|] } }]")),
            Good.Kubernetes(
                Pod("volumeMounts: [{ name: data, mountPath: /data }]", spec: "volumes: [{ name: data, hostPath: { path: /data/web } }]"))
                .Because("it lies beside the system's folders, which is a fault of another kind"),
        ],
    };
}
