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
        A Deployment with one pod is unavailable whenever its node fails or is drained, or its pod is moved to another node. It is acceptable for
        programs that tolerate downtime or must not run twice.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
        https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
        """;

    public override string? Differences => """
        Two pods survive the loss of a node. kube-linter requires three, which a separate rule checks; kube-score reports only Deployments behind a
        Service.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Deployment") || item.IsPatch)
            return;
        var replicas = item.Root.Integer("spec", "replicas");
        // Zero replicas switch a workload off.
        if ((replicas.IsExplicitly(1) || replicas.IsUnset) && item.Unit.Autoscalers(item).Count == 0)
        {
            var finding = report.At(replicas, item.Name, replicas.Spelling);
            // Two pods on one node, or two that can be evicted together, are little better than one, so a number alone is no fix.
            if (!HostSpread.IsMissing(item.Workloads[0]) && PodSelection.HasBudget(item.Workloads[0]))
                finding.WithFix("Set replicas to 2", f => f.Set(replicas, "2"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec("replicas: [|1|]", pod: SpreadAcrossNodes), DisruptionBudget())
            .Fixed(DeploymentSpec("replicas: 2", pod: SpreadAcrossNodes), DisruptionBudget()),
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(DeploymentSpec("replicas: 2")),
        Good.Kubernetes(DeploymentSpec("replicas: 0")).Because("zero replicas switch the workload off"),
        Good.Kubernetes(Deployment(), Autoscaler()).Because("an autoscaler sets the number of replicas"),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: api
                  env: []
            """)).Because("a patch contains only the fields that it changes"),
    ];
}
