using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8345", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0037")]
public sealed class BindingChangesDns : BindingRule
{
    public override string Title => "Binding lets change the cluster's DNS";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, the configuration of the cluster's DNS among them";

    public override string Why => """
        Whoever may change the ConfigMap `coredns` says which address a name means, for all pods of the cluster.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "configmaps", "update patch"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule) && !AccessRule.Has(rule.Names, "coredns");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "configmaps", "update"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
