using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5065", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:topologySpreadConstraint",
    Related = "kube-score:pod-topology-spread-constraints")]
sealed class MissingTopologySpreadConstraint : Rule<Pod>
{
    public override string Title => "No topology spread constraint";

    public override string Message => "Nothing spreads the pods of {0} '{1}' over zones or nodes; add topologySpreadConstraints";

    public override string Why => """
        With constraints the scheduler keeps the pods of a workload evenly over zones and nodes, so that the loss of one takes only its share.
        """;

    public override string? Differences => """
        Polaris asks a DaemonSet too, which has a pod on every node anyway.
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
            """, name: "agent")).Because("a DaemonSet has one pod on each node"),
        Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
            template:
              spec:
                containers:
                - image: acme/api:1.4.2
            """)).Because("Knative refuses the field, or decides it itself"),
    ];
}
