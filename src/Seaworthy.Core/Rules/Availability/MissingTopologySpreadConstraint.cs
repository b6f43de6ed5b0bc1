using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5065", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:topologySpreadConstraint",
    Related = "kube-score:pod-topology-spread-constraints")]
sealed class MissingTopologySpreadConstraint : Rule<Pod>
{
    public override string Title => "Missing topology spread constraint";

    public override string Message => "{0} '{1}' does not spread its pods over zones or nodes; add topologySpreadConstraints";

    public override string Why => """
        With topology spread constraints the scheduler distributes the pods of a workload evenly over zones and nodes, so the loss of one zone or node
        affects only its share of the pods.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/";

    public override string? Differences => """
        Polaris also reports a DaemonSet, which has one pod per node in any case.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Spec: { } pod, Object: { IsPatch: false } item, IsBatch: false, IsKnative: false } || item.Kind == "DaemonSet")
            return;
        var constraints = pod.Presence("topologySpreadConstraints");
        if (constraints.IsUnset || pod.Value("topologySpreadConstraints") is YamlSequence { Items.Count: 0 })
            HostSpread.Fix(report.At(constraints, item.Kind, item.Name), workload);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")).Fixed(Deployment(end: SpreadAcrossNodes)),
        Good.Kubernetes(Deployment(pod: SpreadAcrossNodes)),
        Good.Kubernetes(Manifest("apps/v1", "DaemonSet", """
            selector: { matchLabels: { app: agent } }
            template:
              metadata:
                labels:
                  app: agent
              spec:
                containers:
                - name: agent
                  image: acme/agent:1.4.2
            """, name: "agent")).Because("a DaemonSet has one pod per node"),
        Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
            template:
              spec:
                containers:
                - image: acme/api:1.4.2
            """)).Because("Knative rejects the field or sets it itself"),
    ];
}
