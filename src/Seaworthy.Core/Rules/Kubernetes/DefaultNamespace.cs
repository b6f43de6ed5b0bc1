using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8030", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:use-namespace checkov:CKV_K8S_21 kics:using_unrecommended_namespace kubescape:C-0061 kubescape:C-0212 trivy:KSV-0110 cis-kubernetes:5.6.4")]
public sealed class DefaultNamespace : Rule<KubernetesObject>
{
    public override string Title => "Default namespace";

    public override string Message => "{0} '{1}' stands in the namespace 'default'; give it one of its own";

    public override string Why => """
        Rights, quotas and network policies are given by namespace. In the default one everything that somebody forgot to place meets everything else.
        """;

    public override string? Differences => """
        An object without a namespace is not in the default one: kubectl, Kustomize, Helm, Argo CD and Flux say where it goes. Who wants each object to say it switches on the rule for that, which has the same ids.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        // These two are made by Kubernetes itself, and belong there.
        if (item.Namespace != "default" || !ObjectKinds.IsNamespaced(item) || item.Kind is "Service" or "Endpoints" or "EndpointSlice" && item.Name == "kubernetes" || item.Kind == "ServiceAccount" && item.Name == "default")
            return;
        if (item.Root.Text("metadata", "namespace") is var space && space.IsExplicitly("default"))
            report.At(space, item.Kind, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: [|default|]")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
        Good.Kubernetes(Manifest("v1", "ConfigMap")).Because("kubectl, Kustomize, Helm and others fill the namespace in"),
    ];
}
