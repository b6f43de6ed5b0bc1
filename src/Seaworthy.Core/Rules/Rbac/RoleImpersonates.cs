using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8309", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0043 kics:rbac_roles_with_impersonate_permission cis-kubernetes:5.1.8")]
public sealed class RoleImpersonates : RoleRule
{
    public override string Title => "Role acts as others";

    public override string Message => "{0} '{1}' may {2} {3}, and so do all that they may";

    public override string Why => """
        Whoever may impersonate users or groups is `system:masters` if he wants to, and the audit log names somebody else.
        """;

    public override string? Differences => """
        The verb means something for users, groups, service accounts, user ids and extra fields alone; on other resources it gives nothing.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts userextras uids", "impersonate") with { TakesAnyVerb = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("core", "[|users|] groups", "impersonate"), "helper")),
        Good.Kubernetes(Role(Allow("core", "serviceaccounts", "get"), "helper")),
    ];
}
