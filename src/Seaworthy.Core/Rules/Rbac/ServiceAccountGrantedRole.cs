using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8355", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0053")]
sealed class ServiceAccountGrantedRole : Rule<KubernetesObject>
{
    public override string Title => "Service account with a role and a mounted token";

    public override string Message =>
        "ServiceAccount '{0}' has the role '{1}' through {2} '{3}' and mounts its token; set automountServiceAccountToken to false";

    public override string Why =>
        "Every pod of the account contains a token with the permissions of the role, and an attacker in one of the pods can use it. The rule is " +
        "an inventory for reviews: a workload that calls the API server needs its token.";

    public override string Sources =>
        "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#use-the-default-service-account-to-access-the-api-server";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "ServiceAccount", ApiVersion: "v1" } || !item.Root.BoolOr(true, "automountServiceAccountToken").IsEffectively(true))
            return;
        foreach (var binding in ServiceAccountRights.Bindings(item.Unit, item.Name, item.Namespace))
        {
            if (binding.Role() is null)
                continue;
            report.At(item.NameSpan, item.Name, binding.RoleName.Value, binding.Object.Kind, binding.Object.Name)
                .WithRelated(new Location(binding.Object.File.Source, binding.Object.NameSpan), "the binding that grants the role");
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Account("[|web|]", "", Bind("helper", Allow("core", "pods", "get")))),
        Good.Kubernetes(Account("web", "\nautomountServiceAccountToken: false", Bind("helper", Allow("core", "pods", "get")))),
        Good.Kubernetes(Account("web", "")),
    ];
}
