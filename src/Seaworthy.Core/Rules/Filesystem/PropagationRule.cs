using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about mounts that pass between a container and its host. Message: 0 container, 1 the propagation.</summary>
sealed class PropagationRule(params string[] values) : FamilyRule<Mount>
{
    public override void Check(Mount mount, Report report)
    {
        var propagation = mount.Propagation;
        foreach (var value in values)
        {
            if (!propagation.IsExplicitly(value))
                continue;
            var finding = report.At(propagation, mount.Container.Name, value);
            if (propagation.Route is not null)
                finding.WithFix("Keep mounts private", f => f.Remove(propagation), Safety.Review);
        }
    }

    [Rule("SEA3004", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kics:volume_mounted_in_multiple_containers cis-docker:5.20")]
    public static PropagationRule SharedMountPropagation => new("shared", "rshared", "Bidirectional")
    {
        Title = "Mounts propagate to the host",
        Message = "What container '{0}' mounts below this volume appears on its host; remove the propagation {1}",
        Why =
            "With shared or bidirectional propagation, a file system that the container mounts shows up on the host and in other containers. Only storage " +
            "drivers need that; elsewhere it" +
            "\nlets a container cover paths of its host.",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA3031", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:volume_mounted_in_multiple_containers cis-docker:5.20")]
    [Not(Dialect.Kubernetes, "HostToContainer is what agents of the node need, and gives the node nothing")]
    public static PropagationRule SlaveMountPropagation => new("slave", "rslave")
    {
        Title = "Mounts of the host propagate into the container",
        Message = "What the host mounts below this volume appears in container '{0}'; remove the propagation {1}",
        Why = "A file system that is mounted on the host later, a disk with a backup for instance, shows up in the container although nobody gave it to it.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                volumes:
                  - type: bind
                    source: /srv/data
                    target: /data
                    bind:
                      propagation: [|rslave|]
                """))
                .Fixed(ApiService("""
                volumes:
                  - type: bind
                    source: /srv/data
                    target: /data
                """)),
            Bad.Compose(ApiService("""
                volumes:
                  - [|/srv/data:/data:ro,slave|]
                """)),
            Good.Compose(ApiService("volumes: [/srv/data:/data:rprivate]")),
        ],
    };
}
