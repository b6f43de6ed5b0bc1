using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8318", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
public sealed class RoleCreatesTokens : RoleRule
{
    public override string Title => "Role makes tokens of service accounts";

    public override string Message => "{0} '{1}' may {2} {3}, and so act as any service account of the namespace";

    public override string Why => """
        A token for a service account is all that it takes to act as it, for as long as the token lives.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "serviceaccounts/token", "create") with { TakesAnyResource = false },
    ];

    internal override bool Excuses(AccessRule rule) => HasNames(rule);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|serviceaccounts/token|]", "create"), "helper")),
        Good.Kubernetes(Role(Allow("core", "serviceaccounts", "get"), "helper")),
    ];
}
