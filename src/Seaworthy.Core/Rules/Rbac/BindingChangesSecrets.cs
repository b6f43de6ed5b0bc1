using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8359", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:access-to-secrets")]
public sealed class BindingChangesSecrets : BindingRule
{
    public override string Title => "Binding lets make or delete Secrets";

    public override string Message => "{0} '{1}' lets {4} {2} {3}";

    public override string Why => """
        Whoever may make a Secret may have Kubernetes write the token of any service account of the namespace into it; whoever may delete one stops what needs it.
        """;

    public override string? Differences => """
        A role that is limited to named Secrets gives no more than is needed, and is not reported.
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "secrets", "create delete"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "secrets", "create"))),
        Good.Kubernetes(Bind("helper", Allow("core", "secrets", "get"))).Because("reading has rules of its own"),
    ];
}
