using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8311", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0051 trivy:KSV-0052 trivy:KSV-0055")]
sealed class RoleCreatesBindings : Rule<KubernetesObject>
{
    public override string Title => "Role gives roles to others";

    public override string Message => "{0} '{1}' may write {2} {3}, and so give itself or others what they lack";

    public override string Why => """
        Whoever may create a binding and `bind` roles gives anybody any role. Whoever may read and patch the bindings that are there adds others to them.
        """;

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
                report.At(created, item.Kind, item.Name, created.Value, "and bind roles");
            else if (rule.Grants(s_get) is not null && rule.Grants(s_patch) is { } patched)
                report.At(patched, item.Kind, item.Name, patched.Value, "that are there");
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
            .Because("without the verb bind it can only give away what it has itself"),
    ];
}
