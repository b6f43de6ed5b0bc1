namespace Seaworthy.Rules.Rbac;

[Rule("SEA8331", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0111")]
public sealed class AdminBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding gives the rights of an editor or administrator";

    public override string Message => "{0} '{1}' gives {2} the role '{3}', which may read Secrets and run pods";

    public override string Why => """
        `edit` and `admin` may read all Secrets of the namespace and run pods as any of its accounts; `admin` also gives roles away.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is { RoleName.Value: "admin" or "edit" } binding)
            report.At(binding.RoleName, item.Kind, item.Name, ClusterAdminBinding.Whom(binding), binding.RoleName.Value);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: [|admin|]
            subjects:
            - kind: ServiceAccount
              name: web
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: view
            subjects:
            - kind: ServiceAccount
              name: web
            """),
    ];
}
