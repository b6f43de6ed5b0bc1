using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8330", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:cluster-admin-role-binding polaris:clusterrolebindingClusterAdmin polaris:rolebindingClusterAdminClusterRole trivy:KSV-0111 kics:cluster_admin_role_binding_with_super_user_permissions kubescape:C-0185 cis-kubernetes:5.1.1")]
public sealed class ClusterAdminBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding makes an administrator";

    public override string Message => "{0} '{1}' makes {2} an administrator; give a role with what is needed";

    public override string Why => """
        `cluster-admin` may do everything in the cluster, in a RoleBinding everything in the namespace. A pod with it is all that an intruder wants.
        """;

    public override string? Differences => """
        kube-linter looks at ClusterRoleBindings alone. A RoleBinding to `cluster-admin` gives everything in its namespace.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is { RoleName.Value: "cluster-admin" } binding && item.Name != "cluster-admin" && item.Label("kubernetes.io/bootstrapping") != "rbac-defaults")
            report.At(binding.RoleName, item.Kind, item.Name, Whom(binding));
    }

    /// <summary>The first of those that a binding names, for a message.</summary>
    internal static string Whom(RoleBinding binding) =>
        binding.Subjects.Count == 0 ? "nobody" : binding.Subjects[0].Kind + " '" + binding.Subjects[0].Name.Value + "'" + (binding.Subjects.Count > 1 ? " and others" : "");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(BindInCluster("[|cluster-admin|]")),
        Good.Kubernetes(BindInCluster("view")),
    ];
}
