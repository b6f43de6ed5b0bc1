using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8039", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0192 kubescape:C-0193 kubescape:C-0194 kubescape:C-0195 kubescape:C-0196 kubescape:C-0199 kubescape:C-0202 kubescape:C-0203 kubescape:C-0204 cis-kubernetes:5.2.1")]
public sealed class NamespaceWithoutPodSecurity : Rule<KubernetesObject>
{
    public override string Title => "Namespace lets in any pod";

    public override string Message => "Namespace '{0}' enforces no Pod Security standard; set the label pod-security.kubernetes.io/enforce to baseline or restricted";

    public override string Why => """
        Without the label Kubernetes starts whatever is asked of it in the namespace: privileged containers, the host's namespaces and its files. A policy engine may do the same work; then this rule can be switched off.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Namespace") || item.Name is "kube-system" or "kube-public" or "kube-node-lease")
            return;
        var level = item.Root.Text("metadata", "labels", "pod-security.kubernetes.io/enforce");
        if (level.IsUnset || level.IsKnown && level.Value is not ("baseline" or "restricted"))
            report.At(level, item.Name).WithFix("Enforce the baseline", f => f.Set(level, "baseline"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "Namespace", name: "[|shop|]"))
            .Fixed(Manifest("v1", "Namespace", name: "shop", metadata: """
            labels:
              pod-security.kubernetes.io/enforce: baseline
            """)),
        Bad.Kubernetes(
            Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: [|privileged|] }"))
            .Fixed(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: baseline }")),
        Good.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: restricted }")),
        Good.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: baseline }")),
    ];
}
