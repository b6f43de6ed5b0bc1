using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8031", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:use-namespace checkov:CKV_K8S_21 kics:using_unrecommended_namespace kubescape:C-0061 kubescape:C-0212 trivy:KSV-0110")]
public sealed class NoNamespace : Rule<KubernetesObject>
{
    public override string Title => "No namespace";

    public override string Message => "{0} '{1}' does not say in which namespace it stands; set {2}";

    public override string Why => """
        Without a namespace it depends on who applies the file where the object goes. Teams that apply files as they are want each object to say it.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!ObjectKinds.IsNamespaced(item) || item.Kind is "Service" or "Endpoints" or "EndpointSlice" && item.Name == "kubernetes" || item.Kind == "ServiceAccount" && item.Name == "default")
            return;
        if (item.Root.Text("metadata", "namespace") is var space && (space.IsUnset || space.IsExplicitly("")))
            report.At(space, item.Kind, item.Name, space.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", name: "[|web|]")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
        Good.Kubernetes(Manifest("rbac.authorization.k8s.io/v1", "ClusterRole")).Because("it stands in no namespace"),
    ];
}
