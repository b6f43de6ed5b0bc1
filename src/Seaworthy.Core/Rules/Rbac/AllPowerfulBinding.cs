using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8332", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:clusterrolebindingClusterAdmin polaris:rolebindingClusterAdminClusterRole polaris:rolebindingClusterAdminRole kubescape:C-0035 kubescape:C-0187")]
public sealed class AllPowerfulBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding gives a role that may do everything";

    public override string Message => "{0} '{1}' gives {2} the role '{3}', which may do everything";

    public override string Why => """
        A role with wildcards for verbs, resources and groups is `cluster-admin` under another name. A pod with it is all that an intruder wants.
        """;

    public override string? Differences => """
        The role must stand among the manifests. One peer also reports a binding whose role does not; for a role that is limited to the core group there is a rule of its own.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is { IsBuiltIn: false } binding && binding.RoleName.Value != "cluster-admin" && binding.Gives(AllPowerfulRole.IsEverything))
            report.At(binding.RoleName, item.Kind, item.Name, ClusterAdminBinding.Whom(binding), binding.RoleName.Value);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("*", "*", "*"))),
        Bad.Kubernetes(BindInCluster("[|helper|]", Allow("*", "*", "*"))),
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: [|helper|]
            subjects:
            - kind: ServiceAccount
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: helper
            rules:
            - apiGroups: ["*"]
              resources: ["*"]
              verbs: ["*"]
            """),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
    ];
}
