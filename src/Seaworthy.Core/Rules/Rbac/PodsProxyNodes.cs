using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8373", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0279 checkov:CKV2_K8S_2 cis-kubernetes:5.1.10")]
public sealed class PodsProxyNodes : BindingRule
{
    public override string Title => "Binding lets pods speak to the kubelets";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so run commands in all pods of all nodes";

    public override string Why => """
        The API of the kubelet runs commands in any container of the node, past admission and audit.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "nodes/proxy", "get create"),
    ];

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(BindInCluster("[|helper|]", Allow("core", "nodes/proxy", "create"))),
        Good.Kubernetes(BindInCluster("helper", Allow("core", "nodes", "get"))),
        Good.Kubernetes(BindInCluster("helper")).Because("what the role lets do stands in another file"),
    ];
}
