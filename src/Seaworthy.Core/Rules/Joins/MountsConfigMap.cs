using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8242", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0258")]
public sealed class MountsConfigMap : Rule<Pod>
{
    public override string Title => "Workload mounts a ConfigMap";

    public override string Message => "{0} '{1}' mounts the ConfigMap '{2}'";

    public override string Why => """
        What a container mounts is what an intruder gets. This is an inventory of the workloads that mount a ConfigMap of these manifests, for a review of who needs it.
        """;

    public override void Check(Pod workload, Report report)
    {
        foreach (var (name, target) in MountedObjects.Of(workload, "configMap", "name", "ConfigMap"))
            report.At(name, workload.Kind, workload.Name, name.Value).WithRelated(new Location(target.File.Source, target.NameSpan), "the ConfigMap");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: "volumes: [{ name: data, configMap: { name: [|web|] } }]"),
            Manifest("v1", "ConfigMap")),
        Good.Kubernetes(Deployment(), Manifest("v1", "ConfigMap")),
        Good.Kubernetes(
            Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: "volumes: [{ name: data, configMap: { name: web } }]"))
            .Because("it does not stand among the manifests"),
    ];
}
