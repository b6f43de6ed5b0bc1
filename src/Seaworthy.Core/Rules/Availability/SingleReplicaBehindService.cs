using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5082", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-replicas")]
sealed class SingleReplicaBehindService : Rule<KubernetesObject>
{
    public override string Title => "Service with a single pod";

    public override string Message => "Deployment '{0}' behind a Service runs one pod; set {1} to 2 or more";

    public override string Why => """
        A Service with one pod has no endpoint whenever the pod's node fails or is drained. This variant of the rule about single replicas reports
        only Deployments behind a Service.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/";

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
        Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("no Service selects its pods"),
    ];
}
