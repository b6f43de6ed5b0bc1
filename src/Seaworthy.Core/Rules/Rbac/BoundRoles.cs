using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about bindings that grant a powerful role. Message: 0 kind, 1 name, 2 the subjects, 3 the role.</summary>
sealed class BoundRoleRule(Func<RoleBinding, bool> isAtFault) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is { } binding && isAtFault(binding))
            report.At(binding.RoleName, item.Kind, item.Name, Whom(binding), binding.RoleName.Value);
    }

    static string Whom(RoleBinding binding) => binding.Subjects switch
    {
        [] => "no subject",
        [var only] => NameOf(only),
        [var first, ..] => NameOf(first) + " and others",
    };

    static string NameOf(BindingSubject subject) => subject.Kind + " '" + subject.Name.Value + "'";
}

/// <summary>Bindings that grant the permissions of an administrator: CIS Kubernetes 5.1.1, and equivalents.</summary>
static class BoundRoles
{
    [Rule("SEA8330", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-linter:cluster-admin-role-binding polaris:clusterrolebindingClusterAdmin polaris:rolebindingClusterAdminClusterRole " +
            "trivy:KSV-0111 kics:cluster_admin_role_binding_with_super_user_permissions kubescape:C-0185 cis-kubernetes:5.1.1")]
    public static BoundRoleRule ClusterAdminBinding => new(static binding =>
        binding.RoleName.Value == "cluster-admin" && binding.Object.Name != "cluster-admin" &&
        binding.Object.Label("kubernetes.io/bootstrapping") != "rbac-defaults")
    {
        Title = "Binding grants cluster-admin",
        Message = "{0} '{1}' grants cluster-admin to {2}; set roleRef to a role with only the needed permissions",
        Why =
            "`cluster-admin` allows everything in the cluster, or in the namespace if a RoleBinding grants it. An attacker who gets a token of " +
            "such a subject controls all of it. It is acceptable for the administrators of the cluster, but not for workloads.",
        Sources =
            "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles " +
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
        Differences = "kube-linter checks only ClusterRoleBindings. A RoleBinding to `cluster-admin` grants everything in its namespace.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(BindInCluster("[|cluster-admin|]")),
            Good.Kubernetes(BindInCluster("view")),
        ],
    };

    [Rule("SEA8331", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0111")]
    public static BoundRoleRule AdminOrEditBinding => new(static binding => binding.RoleName.Value is "admin" or "edit")
    {
        Title = "Binding grants the role admin or edit",
        Message = "{0} '{1}' grants {2} the role '{3}' with access to Secrets and pods; set roleRef to a narrower role, such as 'view'",
        Why =
            "`edit` and `admin` allow reading all Secrets of the namespace and running pods as any of its service accounts; `admin` can also " +
            "grant roles. They are acceptable for the team that owns the namespace, but are too much for a workload.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(BindClusterRole("[|admin|]")),
            Good.Kubernetes(BindClusterRole("view")),
        ],
    };

    [Rule("SEA8332", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "polaris:clusterrolebindingClusterAdmin polaris:rolebindingClusterAdminClusterRole polaris:rolebindingClusterAdminRole " +
            "kubescape:C-0035 kubescape:C-0187")]
    public static BoundRoleRule BindingGrantsFullAccess => new(static binding =>
        !binding.IsBuiltIn && binding.RoleName.Value != "cluster-admin" && binding.Gives(static rule => rule.AllowsEverything))
    {
        Title = "Binding grants a role with full access",
        Message = "{0} '{1}' grants {2} the role '{3}', which allows everything; set roleRef to a narrower role",
        Why =
            "A role with wildcards for verbs, resources and API groups is the same as `cluster-admin`, but a search for that name does not find " +
            "it. An attacker who gets a token of such a subject controls everything in scope.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
        Differences = "The role must be among the manifests. Another rule reports a role that is limited to the core API group.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Bind("[|helper|]", Allow("*", "*", "*"))),
            Bad.Kubernetes(BindInCluster("[|helper|]", Allow("*", "*", "*"))),
            Bad.Kubernetes(BindClusterRole("[|helper|]", Allow("*", "*", "*"))),
            Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        ],
    };

    [Rule("SEA8361", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0035")]
    public static BoundRoleRule BindingGrantsFullCoreAccess => new(static binding =>
        !binding.IsBuiltIn && !binding.Gives(static rule => rule.AllowsEverything) && binding.Gives(AllowsAllOfCore))
    {
        Title = "Binding grants full access to the core API group",
        Message = "{0} '{1}' grants {2} the role '{3}', which allows all of the core API group; set roleRef to a narrower role",
        Why =
            "The core API group contains pods, Secrets, ConfigMaps and service accounts. A subject that can create pods and read Secrets can get " +
            "the permissions of an administrator in the same scope. Only controllers for the whole namespace need this.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
        Differences = "Another rule reports a role that allows everything in all API groups. The role must be among the manifests.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Bind("[|helper|]", Allow("core", "*", "*"))),
            Good.Kubernetes(Bind("helper", Allow("core", "*", "get"))),
        ],
    };

    static bool AllowsAllOfCore(AccessRule rule) => AccessRule.Has(rule.Resources, "*") && AccessRule.Has(rule.Verbs, "*") && AccessRule.Has(rule.Groups, "");
}
