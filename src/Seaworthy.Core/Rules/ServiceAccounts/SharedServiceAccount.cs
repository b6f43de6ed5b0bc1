using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA8216", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:shared_service_account")]
sealed class SharedServiceAccount : Rule<Pod>
{
    public override string Title => "Shared service account";

    public override string Message => "{0} '{1}' shares service account '{2}' with {3} '{4}'; set serviceAccountName to a separate account";

    public override string Why => """
        A shared service account has the permissions that any of its workloads needs, so an attacker in one workload can use the permissions of all. A
        separate account costs a few lines. Acceptable for parts of one application that need the same permissions.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/security/service-accounts/
        https://kubernetes.io/docs/concepts/security/rbac-good-practices/
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { } item, ServiceAccount: { Written: Written.Value, IsKnown: true, Value: { Length: > 0 } name } account })
            return;
        foreach (var other in item.Unit.RunAs(name))
        {
            if (other == workload || other.Object == item || !Namespaces.AreSame(other.Object!.Namespace, item.Namespace))
                continue;
            report.At(account, workload.Kind, workload.Name, name, other.Kind, other.Name).WithRelated(other.ServiceAccount.Location, "the other workload");
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Deployment(pod: "serviceAccountName: [|reporter|]"),
            DeploymentSpec(name: "api", pod: "serviceAccountName: [|reporter|]")),
        Good.Kubernetes(Deployment(pod: "serviceAccountName: reporter"), DeploymentSpec(name: "api", pod: "serviceAccountName: reader")),
    ];
}
