using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5083", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-strategy")]
sealed class RecreateStrategyBehindService : Rule<KubernetesObject>
{
    public override string Title => "Service whose pods all stop for an update";

    public override string Message => "Requests go to Deployment '{0}', which is away during every update; use the RollingUpdate strategy";

    public override string Why => """
        The rule about the Recreate strategy, for teams that mind only what a Service sends requests to.
        """;

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
        Good.Kubernetes(DeploymentSpec("strategy: { type: Recreate }")).Because("no Service sends requests to it"),
    ];
}
