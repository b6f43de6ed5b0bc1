using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8321", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0050 kics:rbac_roles_allow_privilege_escalation checkov:CKV_K8S_157 cis-kubernetes:5.1.8")]
public sealed class RoleBinds : RoleRule
{
    public override string Title => "Role gives away roles that it does not have";

    public override string Message => "{0} '{1}' may {2} {3}, and so give anybody any role";

    public override string Why => """
        Kubernetes lets nobody bind a role with rights that he does not have himself, unless he may `bind` it.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind impersonate"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("rbac.authorization.k8s.io", "[|clusterroles|]", "bind"), "helper")),
        Bad.Kubernetes(Role(Allow("rbac.authorization.k8s.io", "[|rolebindings|]", "bind"), "helper")),
        Good.Kubernetes(Role(Allow("rbac.authorization.k8s.io", "roles", "get list"), "helper")),
    ];
}
