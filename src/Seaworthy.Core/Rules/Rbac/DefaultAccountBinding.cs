using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8353", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_42 kics:role_binding_to_default_service_account")]
public sealed class DefaultAccountBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding is for the default service account";

    public override string Message => "{0} '{1}' gives rights to the default service account, and so to every pod that names none";

    public override string Why => """
        Pods that name no service account run as `default`. A right given to it is given to all of them, those to come included.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Label("kubernetes.io/bootstrapping") == "rbac-defaults")
            return;
        foreach (var subject in RoleBinding.SubjectsOf(item))
        {
            if (subject.Kind == "ServiceAccount" && subject.Name.Value == "default")
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
            - kind: ServiceAccount
              name: [|default|]
            """),
        Good.Kubernetes(Bind("helper")),
    ];
}
