using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5083", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-strategy")]
sealed class RecreateStrategyBehindService : Rule<KubernetesObject>
{
    public override string Title => "Service unavailable during updates";

    public override string Message => "Deployment '{0}' behind a Service is unavailable during every update; set spec.strategy.type to RollingUpdate";

    public override string Why => """
        With the Recreate strategy all pods stop before the new ones start, so the Service has no endpoints during every update. This variant of the
        rule about the Recreate strategy reports only Deployments behind a Service.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("Deployment") && !item.IsPatch && item.Root.Text("spec", "strategy", "type") is { IsKnown: true } type
            && type.Value is not ("RollingUpdate" or "") && PodSelection.IsServed(item.Workloads[0]))
            report.At(type, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service(), DeploymentSpec("strategy: { type: [|Recreate|] }")),
        Good.Kubernetes(Service(), Deployment()),
        Good.Kubernetes(DeploymentSpec("strategy: { type: Recreate }")).Because("no Service selects its pods"),
    ];
}
