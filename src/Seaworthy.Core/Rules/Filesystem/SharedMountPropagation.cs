using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3004", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:volume_mounted_in_multiple_containers cis-docker:5.20")]
public sealed class SharedMountPropagation : Rule<Mount>
{
    public override string Title => "Mounts propagate to the host";

    public override string Message => "What container '{0}' mounts below this volume appears on its host; remove the propagation {1}";

    public override string Why => """
        With shared or bidirectional propagation, a file system that the container mounts shows up on the host and in other containers. Only storage drivers need that; elsewhere it
        lets a container cover paths of its host.
        """;

    public override void Check(Mount mount, Report report)
    {
        var propagation = mount.Propagation;
        if (propagation.IsExplicitly("shared") || propagation.IsExplicitly("rshared") || propagation.IsExplicitly("Bidirectional"))
        {
            var finding = report.At(propagation, mount.Container.Name, propagation.Value!);
            if (propagation.Route is not null)
                finding.WithFix("Keep mounts private", f => f.Remove(propagation), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            volumes:
              - [|/srv/data:/data:rshared|]
            """)),
        Bad.Compose(ApiService("""
            volumes:
              - type: bind
                source: /srv/data
                target: /data
                bind:
                  propagation: [|shared|]
            """))
            .Fixed(ApiService("""
            volumes:
              - type: bind
                source: /srv/data
                target: /data
            """)),
        Bad.Kubernetes(Pod("""
            volumeMounts:
            - name: data
              mountPath: /data
              mountPropagation: [|Bidirectional|]
            """, spec: """
            volumes:
            - name: data
              hostPath:
                path: /srv/data
            """))
            .Fixed(Pod("""
            volumeMounts:
            - name: data
              mountPath: /data
            """, spec: """
            volumes:
            - name: data
              hostPath:
                path: /srv/data
            """)),
        Good.Compose(ApiService("volumes: [/srv/data:/data:rprivate]")),
        Good.Kubernetes(Pod("""
            volumeMounts: [{ name: data, mountPath: /data, mountPropagation: HostToContainer }]
            """, spec: """
            volumes: [{ name: data, hostPath: { path: /srv/data } }]
            """)).Because("mounts of the host reach the container, not the other way round"),
    ];
}
