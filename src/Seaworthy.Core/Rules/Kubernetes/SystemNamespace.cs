using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8032", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0037 kics:using_unrecommended_namespace")]
sealed class SystemNamespace : Rule<KubernetesObject>
{
    public override string Title => "Namespace of Kubernetes itself";

    public override string Message => "{0} '{1}' stands in the namespace '{2}', which belongs to Kubernetes; give it one of its own";

    public override string Why => """
        Rules of a cluster often leave its system namespaces alone. Whatever stands there is less watched, and an upgrade may collide with it.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Namespace is not ("kube-system" or "kube-public" or "kube-node-lease") || !ObjectKinds.IsNamespaced(item))
            return;
        if (!item.Root.Text("metadata", "labels", "tier").IsExplicitly("control-plane"))
            report.At(item.Root.Text("metadata", "namespace"), item.Kind, item.Name, item.Namespace);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment(metadata: "namespace: [|kube-system|]")),
        Good.Kubernetes(Deployment(metadata: "namespace: shop")),
        Good.Kubernetes(Manifest("v1", "Pod", """
            containers: [{ name: kube-apiserver, image: registry.k8s.io/kube-apiserver:v1.34.1 }]
            """, name: "kube-apiserver", metadata: """
            namespace: kube-system
            labels: { tier: control-plane }
            """)).Because("it is a part of Kubernetes"),
    ];
}
