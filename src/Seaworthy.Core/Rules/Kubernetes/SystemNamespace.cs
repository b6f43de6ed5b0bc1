using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8032", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0037 kics:using_unrecommended_namespace")]
sealed class SystemNamespace : Rule<KubernetesObject>
{
    public override string Title => "System namespace";

    public override string Message => "{0} '{1}' is in the system namespace '{2}'; set metadata.namespace to another namespace";

    public override string Why => """
        Admission policies, quotas and monitoring often exempt the system namespaces, so a compromised workload there is restricted less and noticed
        later. An upgrade of the cluster can also overwrite objects with the same name. Components of the cluster itself are the exception.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/";

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
            """)).Because("a control plane component belongs in kube-system"),
    ];
}
