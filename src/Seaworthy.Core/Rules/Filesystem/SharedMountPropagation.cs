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
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - [|/srv/data:/data:rshared|]
            """),
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - type: bind
                    source: /srv/data
                    target: /data
                    bind:
                      propagation: [|shared|]
            """)
            .Fixed("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - type: bind
                    source: /srv/data
                    target: /data
            """),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              volumes:
              - name: data
                hostPath:
                  path: /srv/data
              containers:
              - name: api
                image: acme/api:1.4.2
                volumeMounts:
                - name: data
                  mountPath: /data
                  mountPropagation: [|Bidirectional|]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              volumes:
              - name: data
                hostPath:
                  path: /srv/data
              containers:
              - name: api
                image: acme/api:1.4.2
                volumeMounts:
                - name: data
                  mountPath: /data
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - /srv/data:/data:rprivate
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              volumes:
              - name: data
                hostPath:
                  path: /srv/data
              containers:
              - name: api
                image: acme/api:1.4.2
                volumeMounts:
                - name: data
                  mountPath: /data
                  mountPropagation: HostToContainer
            """).Because("mounts of the host reach the container, not the other way round"),
    ];
}
