using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8339", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV2_K8S_3 kubescape:C-0065 kubescape:C-0191 cis-kubernetes:5.1.8")]
public sealed class PodsImpersonate : BindingRule
{
    public override string Title => "Binding lets pods act as others";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so do all that they may";

    public override string Why => """
        Whoever gets into a pod of that account is an administrator, under any name.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts uids", "impersonate"),
    ];

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "users", "impersonate"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
