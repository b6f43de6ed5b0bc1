using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about bindings that give a role of great power. Message: 0 kind, 1 name, 2 whom, 3 the role.</summary>
sealed class BoundRoleRule(Func<RoleBinding, bool> isAtFault) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is { } binding && isAtFault(binding))
            report.At(binding.RoleName, item.Kind, item.Name, Whom(binding), binding.RoleName.Value);
    }

    static string Whom(RoleBinding binding) => binding.Subjects switch
    {
        [] => "nobody",
        [var only] => NameOf(only),
        [var first, ..] => NameOf(first) + " and others",
    };

    static string NameOf(BindingSubject subject) => subject.Kind + " '" + subject.Name.Value + "'";
}

/// <summary>Bindings that make administrators: CIS Kubernetes 5.1.1, and what amounts to the same.</summary>
static class BoundRoles
{
    [Rule("SEA8330", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-linter:cluster-admin-role-binding polaris:clusterrolebindingClusterAdmin polaris:rolebindingClusterAdminClusterRole " +
            "trivy:KSV-0111 kics:cluster_admin_role_binding_with_super_user_permissions kubescape:C-0185 cis-kubernetes:5.1.1")]
    public static BoundRoleRule ClusterAdminBinding => new(static binding =>
        binding.RoleName.Value == "cluster-admin" && binding.Object.Name != "cluster-admin" &&
        binding.Object.Label("kubernetes.io/bootstrapping") != "rbac-defaults")
    {
        Title = "Binding makes an administrator",
        Message = "{0} '{1}' makes {2} an administrator; give a role with what is needed",
        Why = "`cluster-admin` may do everything in the cluster, in a RoleBinding everything in the namespace. A pod with it is all that an intruder wants.",
        Differences = "kube-linter looks at ClusterRoleBindings alone. A RoleBinding to `cluster-admin` gives everything in its namespace.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(BindInCluster("[|cluster-admin|]")),
            Good.Kubernetes(BindInCluster("view")),
        ],
    };

    [Rule("SEA8331", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0111")]
    public static BoundRoleRule AdminOrEditBinding => new(static binding => binding.RoleName.Value is "admin" or "edit")
    {
        Title = "Binding gives the rights of an editor or administrator",
        Message = "{0} '{1}' gives {2} the role '{3}', which may read Secrets and run pods",
        Why = "`edit` and `admin` may read all Secrets of the namespace and run pods as any of its accounts; `admin` also gives roles away.",
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
        Title = "Binding gives a role that may do everything",
        Message = "{0} '{1}' gives {2} the role '{3}', which may do everything",
        Why = "A role with wildcards for verbs, resources and groups is `cluster-admin` under another name. A pod with it is all that an intruder wants.",
        Differences =
            "The role must stand among the manifests. One peer also reports a binding whose role does not; for a role that is limited to the core " +
            "group there is a rule of its own.",
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
        Title = "Binding gives everything of the core group",
        Message = "{0} '{1}' gives {2} the role '{3}', which may do everything with pods, Secrets and all else of the core group",
        Why = "Pods that may be made as anybody likes, and Secrets that may be read, are an administrator's rights in all but name.",
        Differences = "A role that may do everything in all groups has a rule of its own. The role must stand among the manifests.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Bind("[|helper|]", Allow("core", "*", "*"))),
            Good.Kubernetes(Bind("helper", Allow("core", "*", "get"))),
        ],
    };

    static bool AllowsAllOfCore(AccessRule rule) => AccessRule.Has(rule.Resources, "*") && AccessRule.Has(rule.Verbs, "*") && AccessRule.Has(rule.Groups, "");
}
