using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3003", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11 kube-linter:sensitive-host-mounts trivy:KSV-0121 kics:workload_mounting_with_sensitive_os_directory kics:volume_has_sensitive_host_directory kubescape:C-0020 kubesec:ProcMount sonar:S6433 cis-docker:5.6",
    Related = "kics:non_kube_system_pod_with_host_mount")]
public sealed class SensitiveHostPath : Rule<Mount>
{
    public override string Title => "Sensitive host directory is mounted";

    public override string Message => "Container '{0}' mounts {1} of its host; mount no more than it needs";

    public override string Why => """
        The host's configuration, devices, home directories and the engine's own state let a container read secrets of its host or change what the host does next. The
        clock, name resolution and public certificates are fine.
        """;

    public override string? Differences => """
        Where tools of clouds and clusters keep what they sign in with (.aws, .azure, .kube and the like) counts in whatever folder it lies.
        Peers compare beginnings of names, so that /variable and /etcd-data are reported for /var and /etc; here whole path segments count. Folders of users below /home, and
        devices that are commonly passed on, are left to their owners.
        """;

    public override void Check(Mount mount, Report report)
    {
        if (mount is { Kind: MountKind.Host, Source: { } source } && HostPaths.IsSensitive(source) && !HostPaths.IsRuntimeSocket(source))
            report.At(mount.Span, mount.Container.Name, source);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
