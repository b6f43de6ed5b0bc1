using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8311", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0051 trivy:KSV-0052 trivy:KSV-0055")]
sealed class RoleCreatesBindings : Rule<KubernetesObject>
{
    public override string Title => "Role grants roles to others";

    public override string Message => "{0} '{1}' can grant roles to others ({3} {2}); remove this permission from 'rules'";

    public override string Why =>
        "With `create` on bindings and `bind` on roles a subject can grant any role to itself. With `get` and `patch` it can add subjects to " +
        "existing bindings. Only tools that manage RBAC need these permissions.";

    public override string Sources => "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsCustomRole(item))
            return;
        var binds = false;
        foreach (var rule in AccessRule.Of(item))
            binds |= rule.Grants(s_bind) is not null;
        foreach (var rule in AccessRule.Of(item))
        {
            if (binds && rule.Grants(s_create) is { } created)
                report.At(created, item.Kind, item.Name, created.Value, "'bind' on roles and 'create' on");
            else if (rule.Grants(s_get) is not null && rule.Grants(s_patch) is { } patched)
                report.At(patched, item.Kind, item.Name, patched.Value, "'get' and 'patch' on");
        }
    }

    static readonly Right s_bind = Right.ByName("rbac.authorization.k8s.io", "roles clusterroles", "bind");
    static readonly Right s_create = Right.ByName("rbac.authorization.k8s.io", "rolebindings clusterrolebindings", "create");
    static readonly Right s_get = Right.ByName("rbac.authorization.k8s.io", "rolebindings clusterrolebindings", "get");
    static readonly Right s_patch = Right.ByName("rbac.authorization.k8s.io", "rolebindings clusterrolebindings", "patch");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(
            Allow("rbac.authorization.k8s.io", "[|rolebindings|]", "create") + "\n" +
            Allow("rbac.authorization.k8s.io", "clusterroles", "bind"))),
        Bad.Kubernetes(Role(Allow("rbac.authorization.k8s.io", "[|rolebindings|]", "get patch"))),
        Good.Kubernetes(Role(Allow("rbac.authorization.k8s.io", "rolebindings", "get list"))),
        Good.Kubernetes(Role(Allow("rbac.authorization.k8s.io", "rolebindings", "create")))
            .Because("without the verb bind it can grant only permissions that it has itself"),
    ];
}
