using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about mounts that propagate between a container and its host. Message: 0 container, 1 the propagation.</summary>
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
                finding.WithFix("Remove the propagation", f => f.Remove(propagation), Safety.Review);
        }
    }

    [Rule("SEA3004", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kics:volume_mounted_in_multiple_containers cis-docker:5.20")]
    public static PropagationRule SharedMountPropagation => new("shared", "rshared", "Bidirectional")
    {
        Title = "Shared mount propagation",
        Message = "Container '{0}' propagates its mounts to the host; remove the propagation '{1}'",
        Why = """
            With shared or Bidirectional propagation, a filesystem that the container mounts appears on the host and in other containers, so an attacker can
            cover paths of the host with other files. Only storage drivers need it.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation
            https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation
            """,
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
                """)).Because("mounts of the host propagate to the container only"),
        ],
    };

    [Rule("SEA3031", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:volume_mounted_in_multiple_containers cis-docker:5.20")]
    [Not(Dialect.Kubernetes, "agents of the node need HostToContainer, and the node does not get their mounts")]
    public static PropagationRule SlaveMountPropagation => new("slave", "rslave")
    {
        Title = "Slave mount propagation",
        Message = "Mounts of the host propagate into container '{0}'; remove the propagation '{1}'",
        Why = """
            A filesystem that is mounted on the host later, such as a backup disk, also appears in the container, so an attacker there can read data that the
            container was not meant to have. Acceptable for monitoring and backup agents.
            """,
        Sources = "https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation",
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
