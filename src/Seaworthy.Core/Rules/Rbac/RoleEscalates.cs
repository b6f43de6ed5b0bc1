using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8310", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0050 kics:rbac_roles_allow_privilege_escalation checkov:CKV_K8S_158 cis-kubernetes:5.1.8")]
public sealed class RoleEscalates : RoleRule
{
    public override string Title => "Role gives itself more rights";

    public override string Message => "{0} '{1}' may {2} {3}, and so give itself any right";

    public override string Why => """
        Kubernetes lets nobody write a role with more rights than he has, unless he may `escalate` roles.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles", "escalate"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("rbac.authorization.k8s.io", "[|clusterroles|]", "escalate"), "helper")),
        Good.Kubernetes(Role(Allow("rbac.authorization.k8s.io", "roles", "get list"), "helper")),
    ];
}
