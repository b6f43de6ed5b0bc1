using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8350", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0122 kubescape:C-0262 kubesec:BindingsToSystemAnonymous")]
public sealed class AnonymousBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding is for everybody who asks";

    public override string Message => "{0} '{1}' gives rights to whoever reaches the API server, without a password";

    public override string Why => """
        `system:anonymous` and `system:unauthenticated` are those who have not said who they are: the internet, where the API server can be reached from there.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Label("kubernetes.io/bootstrapping") == "rbac-defaults")
            return;
        foreach (var subject in RoleBinding.SubjectsOf(item))
        {
            if (subject.Kind != "ServiceAccount" && subject.Name.Value is "system:anonymous" or "system:unauthenticated")
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
            - kind: User
              name: [|system:anonymous|]
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
            - kind: User
              name: jane
            """),
    ];
}
