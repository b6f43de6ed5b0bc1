using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about the host paths that a container mounts. Message: 0 container, 1 the path.</summary>
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
        Title = "Container engine socket mounted",
        Message = "Container '{0}' can control its host through {1}; remove the mount of {1}",
        Why = """
            A process that can use the engine's socket can start a privileged container with the root directory of the host, so it has root on the host. A
            read-only mount does not help, because requests still pass. Use a proxy that allows only the calls that are needed, or a daemonless builder.
            """,
        Sources = """
            https://docs.docker.com/engine/security/#docker-daemon-attack-surface
            https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
            https://docs.docker.com/engine/security/protect-access/
            """,
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
                .Because("a file of the project and a named volume are not the socket"),
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
        Title = "Sensitive host path mounted",
        Message = "Container '{0}' mounts the sensitive host path {1}; use a volume or mount only the file that it needs",
        Why = """
            Directories with configuration, devices, home directories or the state of the engine let an attacker in the container read secrets of the host or
            change what it runs. Acceptable for agents that monitor the host, with a read-only mount. Time zone files, name resolution and public CA
            certificates are not reported.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
            https://docs.docker.com/reference/compose-file/services/#volumes
            """,
        Differences = """
            Credential directories of cloud and cluster tools, such as .aws, .azure and .kube, count in every directory. Other tools compare prefixes, so they
            report /variable and /etcd-data as /var and /etc; here whole path segments are compared. Directories of users below /home and commonly shared
            devices have separate rules or are not reported.
            """,
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
                """)).Because("time zone files are harmless, whole path segments are compared, and a variable is unknown"),
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
        Title = "Host system subdirectory mounted",
        Message = "Container '{0}' mounts {1}, a system directory of its host; use a named volume or claim",
        Why = """
            Directories below /var, /usr, /srv and /home contain data of other programs and users of the host. The service depends on this host, and an
            attacker in it can read or change data of others. Acceptable for data that is stored there on purpose, such as /srv/app.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
            https://docs.docker.com/reference/compose-file/services/#volumes
            """,
        Differences = """
            Sensitive paths and engine sockets have separate rules, and so have other hostPath volumes in Kubernetes. Time zone files, name resolution and
            public CA certificates are not reported, and whole path segments are compared. KICS ignores kube-system; the Pod Security Standards do not.
            """,
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
                .Because("it is not in a system directory, and another rule reports it"),
        ],
    };
}
