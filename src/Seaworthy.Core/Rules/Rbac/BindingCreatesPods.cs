using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8335", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:access-to-create-pods kubescape:C-0188")]
public sealed class BindingCreatesPods : BindingRule
{
    public override string Title => "Binding lets create pods";

    public override string Message => "{0} '{1}' lets {4} {2} {3}";

    public override string Why => """
        Whoever may create a pod may mount any Secret of the namespace into it, and run it as any service account.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods", "create"),
        Right.Of("apps batch extensions", "deployments statefulsets replicasets cronjobs jobs daemonsets", "create"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "pods", "create"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
