using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8240", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0255")]
public sealed class MountsSecret : Rule<Pod>
{
    public override string Title => "Workload mounts a Secret";

    public override string Message => "{0} '{1}' mounts the Secret '{2}'";

    public override string Why => """
        What a container mounts is what an intruder gets. This is an inventory of the workloads that mount a Secret of these manifests, for a review of who needs it.
        """;

    public override void Check(Pod workload, Report report)
    {
        foreach (var (name, target) in MountedObjects.Of(workload, "secret", "secretName", "Secret"))
            report.At(name, workload.Kind, workload.Name, name.Value).WithRelated(new Location(target.File.Source, target.NameSpan), "the Secret");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: "volumes: [{ name: data, secret: { secretName: [|web|] } }]"),
            Manifest("v1", "Secret")),
        Good.Kubernetes(Deployment(), Manifest("v1", "Secret")),
        Good.Kubernetes(
            Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: "volumes: [{ name: data, secret: { secretName: web } }]"))
            .Because("it does not stand among the manifests"),
    ];
}
