using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3002", Category.Filesystem, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11 kube-linter:docker-sock trivy:KSV-0006 checkov:CKV_K8S_27 kics:docker_daemon_socket_is_exposed_to_containers kics:docker_socket_mounted_in_container kics:volume_has_sensitive_host_directory kics:workload_mounting_with_sensitive_os_directory kubescape:C-0074 kubesec:DockerSock sonar:S6429 semgrep:exposing-docker-socket-volume cis-docker:5.32",
    Related = "kics:non_kube_system_pod_with_host_mount")]
public sealed class RuntimeSocketMounted : Rule<Mount>
{
    public override string Title => "Container engine socket is mounted";

    public override string Message => "Container '{0}' can start containers on its host through {1}; take the mount out";

    public override string Why => """
        Whoever may speak to the engine may start a privileged container with the host's root directory in it. Mounting the socket read-only changes nothing: it
        is the requests that matter. Put a proxy that allows single calls in between, or use an engine without a daemon.
        """;

    public override void Check(Mount mount, Report report)
    {
        if (mount is { Kind: MountKind.Host or MountKind.NamedPipe, Source: { } source } && HostPaths.IsRuntimeSocket(source))
            report.At(mount.Span, mount.Container.Name, source);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
