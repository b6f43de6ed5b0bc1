using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8351", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-01011 kubescape:C-0265")]
public sealed class AuthenticatedBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding is for all users and all pods";

    public override string Message => "{0} '{1}' gives rights to everybody who has any account, every service account included";

    public override string Why => """
        `system:authenticated` is everybody with a valid name: all pods of the cluster, and on some clouds everybody with an account of the cloud.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Label("kubernetes.io/bootstrapping") == "rbac-defaults")
            return;
        foreach (var subject in RoleBinding.SubjectsOf(item))
        {
            if (subject.Kind == "Group" && subject.Name.Value == "system:authenticated")
                report.At(subject.Name, item.Kind, item.Name);
        }
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
              kind: Role
              name: helper
            subjects:
            - kind: Group
              name: [|system:authenticated|]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: helper
            subjects:
            - kind: Group
              name: developers
            """),
    ];
}
