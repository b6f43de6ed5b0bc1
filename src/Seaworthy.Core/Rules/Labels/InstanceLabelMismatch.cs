using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA8037", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:metadataAndInstanceMismatched")]
sealed class InstanceLabelMismatch : Rule<KubernetesObject>
{
    public override string Title => "Instance label differs from the name";

    public override string Message => "Label app.kubernetes.io/instance is not the name of {0} '{1}'; set it to metadata.name";

    public override string Why => """
        Teams that search for objects by the instance label and use the object's name as its value do not find this object, or find a different one.
        Other teams use the name of the Helm release instead; then leave the rule off.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.IsPatch || !item.Root.Text("metadata", "name").IsKnown)
            return;
        var label = item.Root.Text("metadata", "labels", "app.kubernetes.io/instance");
        if (label.IsUnset || label.IsKnown && label.Value != item.Name)
            report.At(label, item.Kind, item.Name).WithFix("Set the label to the name", f => f.Set(label, item.Name), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment(metadata: "labels: { app.kubernetes.io/instance: [|shop|] }"))
            .Fixed(Deployment(metadata: "labels: { app.kubernetes.io/instance: web }")),
        Good.Kubernetes(Deployment(metadata: "labels: { app.kubernetes.io/instance: web }")),
    ];
}
