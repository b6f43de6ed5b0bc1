using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8348", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0282 cis-kubernetes:5.1.13")]
public sealed class BindingCreatesTokens : BindingRule
{
    public override string Title => "Binding lets make tokens";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so act as any service account";

    public override string Why => """
        A token for a service account is all that it takes to act as it.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "serviceaccounts/token", "create"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "serviceaccounts/token", "create"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
