using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA8037", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:metadataAndInstanceMismatched")]
sealed class InstanceLabelMismatch : Rule<KubernetesObject>
{
    public override string Title => "Instance label is not the name";

    public override string Message => "{0} '{1}' has no label app.kubernetes.io/instance that says '{1}'";

    public override string Why => """
        Some teams find an object by the instance label, and name both alike.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.IsPatch || !item.Root.Text("metadata", "name").IsKnown)
            return;
        var label = item.Root.Text("metadata", "labels", "app.kubernetes.io/instance");
        if (label.IsUnset || label.IsKnown && label.Value != item.Name)
            report.At(label, item.Kind, item.Name).WithFix("Name the instance", f => f.Set(label, item.Name), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment(metadata: "labels: { app.kubernetes.io/instance: [|shop|] }"))
            .Fixed(Deployment(metadata: "labels: { app.kubernetes.io/instance: web }")),
        Good.Kubernetes(Deployment(metadata: "labels: { app.kubernetes.io/instance: web }")),
    ];
}
