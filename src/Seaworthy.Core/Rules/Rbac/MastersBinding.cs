using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8352", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0123 kubescape:C-0246 cis-kubernetes:5.1.7")]
public sealed class MastersBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding is for the group of the masters";

    public override string Message => "{0} '{1}' names system:masters, which may do everything whatever a binding says";

    public override string Why => """
        Members of `system:masters` bypass authorisation altogether: their rights cannot be taken away, and bindings for the group say that somebody counts on it.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Label("kubernetes.io/bootstrapping") == "rbac-defaults")
            return;
        foreach (var subject in RoleBinding.SubjectsOf(item))
        {
            if (subject.Kind == "Group" && subject.Name.Value == "system:masters")
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
              name: [|system:masters|]
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
