using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8343", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0007")]
public sealed class BindingDeletes : BindingRule
{
    public override string Title => "Binding lets delete what runs";

    public override string Message => "{0} '{1}' lets {4} {2} {3}";

    public override string Why => """
        Whoever may delete workloads and Secrets takes the service down, and what is not kept elsewhere is gone.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core apps batch extensions", "secrets pods services deployments replicasets daemonsets statefulsets jobs cronjobs", "delete deletecollection"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("apps", "deployments", "delete"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
