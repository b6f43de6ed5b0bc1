using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5060", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:deploymentMissingReplicas",
    Related = "kube-score:deployment-replicas kube-linter:minimum-three-replicas")]
sealed class SingleReplica : Rule<KubernetesObject>
{
    public override string Title => "Single replica";

    public override string Message => "Deployment '{0}' runs one pod; set {1} to 2 or more";

    public override string Why => """
        A Deployment with one pod is away whenever its node is drained, its pod is moved or its image is pulled anew.
        """;

    public override string? Differences => """
        Two pods are what survives the loss of a node. kube-linter wants three, which a rule of its own asks for; kube-score looks only at Deployments that a Service sends requests to.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Deployment") || item.IsPatch)
            return;
        var replicas = item.Root.Integer("spec", "replicas");
        // Zero is a workload that somebody switched off.
        if ((replicas.IsExplicitly(1) || replicas.IsUnset) && item.Unit.Autoscalers(item).Count == 0)
        {
            var finding = report.At(replicas, item.Name, replicas.Spelling);
            // Two pods on one node, or two that may both be evicted, are little better than one: more than a number is missing then.
            if (!HostSpread.IsMissing(item.Workloads[0]) && PodSelection.HasBudget(item.Workloads[0]))
                finding.WithFix("Run two pods", f => f.Set(replicas, "2"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec("replicas: [|1|]", pod: SpreadAcrossNodes), DisruptionBudget())
            .Fixed(DeploymentSpec("replicas: 2", pod: SpreadAcrossNodes), DisruptionBudget()),
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(DeploymentSpec("replicas: 2")),
        Good.Kubernetes(DeploymentSpec("replicas: 0")).Because("somebody switched it off"),
        Good.Kubernetes(Deployment(), Autoscaler()).Because("an autoscaler decides how many there are"),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: api
                  env: []
            """)).Because("a patch says only what it changes"),
    ];
}
