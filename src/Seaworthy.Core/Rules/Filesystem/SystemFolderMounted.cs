using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3033", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:volume_has_sensitive_host_directory kics:workload_mounting_with_sensitive_os_directory trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11",
    Related = "kics:non_kube_system_pod_with_host_mount")]
public sealed class SystemFolderMounted : Rule<Mount>
{
    public override string Title => "Folder below a system directory is mounted";

    public override string Message => "Container '{0}' mounts {1}, which lies among the files of its host's system; use a volume that is made for it";

    public override string Why => """
        Below /var, /usr, /srv and /home lies what other programs and users of the host keep. A service that has such a folder depends on that one host, and can read or change
        what was never meant for it.
        """;

    public override string? Differences => """
        What gives away the host itself has a rule of its own, and so have the sockets of engines and, in Kubernetes, folders elsewhere on the node. The clock, name resolution and public certificates
        are not reported here, and whole path segments are compared. KICS leaves kube-system out; the Pod Security Standards do not.
        """;

    public override void Check(Mount mount, Report report)
    {
        if (mount is { Kind: MountKind.Host, Source: { } source, Container.Dialect: Dialect.Compose or Dialect.Kubernetes } && HostPaths.IsOfSystem(source) && !HostPaths.IsHarmless(source)
            && !HostPaths.IsSensitive(source) && !HostPaths.IsRuntimeSocket(source))
            report.At(new Location(mount.File.Source, mount.Span), mount.Container.Name, source);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
