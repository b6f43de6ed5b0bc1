using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8306", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:permissive_access_to_create_pods cis-kubernetes:5.1.4")]
public sealed class RoleCreatesPods : RoleRule
{
    public override string Title => "Role creates pods";

    public override string Message => "{0} '{1}' may {2} {3}, and so run pods with the accounts and Secrets of the namespace";

    public override string Why => """
        Whoever may create a pod may mount any Secret of the namespace into it, run it as any service account, and where nothing forbids it, privileged on the host.
        """;

    public override string? Differences => """
        A star is a pattern to Kubernetes only where it stands alone; words such as p*, which KICS takes for pods, have a rule of their own.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods", "create"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|pods|]", "create"), "helper")),
        Good.Kubernetes(Role(Allow("core", "pods", "get"), "helper")),
    ];
}
