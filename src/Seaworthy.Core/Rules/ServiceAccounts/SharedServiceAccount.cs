using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA8216", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:shared_service_account")]
sealed class SharedServiceAccount : Rule<Pod>
{
    public override string Title => "Service account is shared";

    public override string Message => "{0} '{1}' shares the service account '{2}' with {3} '{4}'";

    public override string Why => """
        What one of the workloads needs all of them may do, and whoever gets into any of them has it. An account of its own costs a few lines.
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
