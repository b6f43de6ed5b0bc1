using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8040", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0197 kubescape:C-0198 kubescape:C-0200 kubescape:C-0201")]
public sealed class NamespaceNotRestricted : Rule<KubernetesObject>
{
    public override string Title => "Namespace does not enforce the restricted standard";

    public override string Message => "Namespace '{0}' does not enforce the restricted Pod Security standard; set the label pod-security.kubernetes.io/enforce to restricted";

    public override string Why => """
        The baseline still lets containers run as root and raise their rights. Where every workload is ready for it, the restricted standard forbids that as well.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Namespace") || item.Name is "kube-system" or "kube-public" or "kube-node-lease")
            return;
        var level = item.Root.Text("metadata", "labels", "pod-security.kubernetes.io/enforce");
        if (level.IsUnset || level.IsKnown && level.Value is not "restricted")
            report.At(level, item.Name).WithFix("Enforce the restricted standard", f => f.Set(level, "restricted"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: [|baseline|] }"))
            .Fixed(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: restricted }")),
        Good.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: restricted }")),
    ];
}
