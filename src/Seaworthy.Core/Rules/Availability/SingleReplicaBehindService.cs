using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5082", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-replicas")]
sealed class SingleReplicaBehindService : Rule<KubernetesObject>
{
    public override string Title => "Service with a single pod behind it";

    public override string Message => "Requests go to Deployment '{0}', which runs one pod; set {1} to 2 or more";

    public override string Why => """
        The rule about single replicas, for teams that mind only what a Service sends requests to.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Deployment") || item.IsPatch)
            return;
        var replicas = item.Root.Integer("spec", "replicas");
        if ((replicas.IsUnset || replicas.IsKnown && replicas.Value < 2) && item.Unit.Autoscalers(item).Count == 0 && PodSelection.IsServed(item.Workloads[0]))
            report.At(replicas, item.Name, replicas.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service(), DeploymentSpec("replicas: [|1|]")),
        Good.Kubernetes(Service(), DeploymentSpec("replicas: 2")),
        Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("no Service sends requests to it"),
    ];
}
