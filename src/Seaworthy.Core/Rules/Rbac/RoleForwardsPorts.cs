using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8308", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:rbac_roles_with_portforwarding_permissions")]
public sealed class RoleForwardsPorts : RoleRule
{
    public override string Title => "Role opens connections into pods";

    public override string Message => "{0} '{1}' may {2} {3}, and so reach any port of any pod, past all network policies";

    public override string Why => """
        A forwarded port goes through the API server to the inside of the pod. Network policies do not see it, and what listens on localhost alone is reached as well.
        """;

    public override string? Differences => """
        Reading alone, which was enough before Kubernetes 1.35, has a rule of its own.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/portforward", "create") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|pods/portforward|]", "create"), "helper")),
        Good.Kubernetes(Role(Allow("core", "pods", "get"), "helper")),
    ];
}
