using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8341", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV2_K8S_1 kubescape:C-0191 cis-kubernetes:5.1.8")]
public sealed class PodsGiveRoles : BindingRule
{
    public override string Title => "Binding lets pods give roles away";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so give anybody any right";

    public override string Why => """
        Whoever gets into a pod of that account makes himself an administrator.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("rbac.authorization.k8s.io", "rolebindings clusterrolebindings roles clusterroles", "bind escalate"),
    ];

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("rbac.authorization.k8s.io", "clusterroles", "bind"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
