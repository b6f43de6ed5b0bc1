using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8241", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0257")]
public sealed class MountsClaim : Rule<Pod>
{
    public override string Title => "Workload mounts a PersistentVolumeClaim";

    public override string Message => "{0} '{1}' mounts the PersistentVolumeClaim '{2}'";

    public override string Why => """
        What a container mounts is what an intruder gets. This is an inventory of the workloads that mount a PersistentVolumeClaim of these manifests, for a review of who needs it.
        """;

    public override void Check(Pod workload, Report report)
    {
        foreach (var (name, target) in MountedObjects.Of(workload, "persistentVolumeClaim", "claimName", "PersistentVolumeClaim"))
            report.At(name, workload.Kind, workload.Name, name.Value).WithRelated(new Location(target.File.Source, target.NameSpan), "the PersistentVolumeClaim");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: """
                volumes: [{ name: data, persistentVolumeClaim: { claimName: [|web|] } }]
                """),
            Manifest("v1", "PersistentVolumeClaim")),
        Good.Kubernetes(Deployment(), Manifest("v1", "PersistentVolumeClaim")),
        Good.Kubernetes(Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: """
            volumes: [{ name: data, persistentVolumeClaim: { claimName: web } }]
            """)).Because("it does not stand among the manifests"),
    ];
}
