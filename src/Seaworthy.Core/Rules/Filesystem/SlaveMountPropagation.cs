using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3031", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:volume_mounted_in_multiple_containers cis-docker:5.20")]
[Not(Dialect.Kubernetes, "HostToContainer is what agents of the node need, and gives the node nothing")]
public sealed class SlaveMountPropagation : Rule<Mount>
{
    public override string Title => "Mounts of the host propagate into the container";

    public override string Message => "What the host mounts below this volume appears in container '{0}'; remove the propagation {1}";

    public override string Why => """
        A file system that is mounted on the host later, a disk with a backup for instance, shows up in the container although nobody gave it to it.
        """;

    public override void Check(Mount mount, Report report)
    {
        var propagation = mount.Propagation;
        if (!propagation.IsExplicitly("slave") && !propagation.IsExplicitly("rslave"))
            return;
        var finding = report.At(propagation, mount.Container.Name, propagation.Value!);
        if (propagation.Route is not null)
            finding.WithFix("Keep mounts private", f => f.Remove(propagation), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
