using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5066", Category.Resources, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:pod-topology-spread-constraints",
    Related = "polaris:topologySpreadConstraint")]
sealed class InvalidTopologySpreadConstraint : Rule<Pod>
{
    public override string Title => "Invalid topology spread constraint";

    public override string Message => "The topology spread constraint {0}";

    public override string Why => """
        The API server rejects a constraint without a topology key, with a skew below 1 or with an unknown value of whenUnsatisfiable. Without a label
        selector the constraint matches no pods and has no effect, so all replicas can run on one node.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/";

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        foreach (var constraint in pod.Items("topologySpreadConstraints"))
        {
            if (Problem(constraint) is var (location, problem) && problem is not null)
                report.At(location!, problem);
        }
    }

    static (Setting? Location, string? Problem) Problem(ManifestNode constraint)
    {
        var skew = constraint.Integer("maxSkew");
        var domains = constraint.Integer("minDomains");
        var key = constraint.Text("topologyKey");
        var otherwise = constraint.Text("whenUnsatisfiable");
        var selector = constraint.Presence("labelSelector");
        if (selector.IsUnset)
            return (selector, "has no labelSelector and spreads no pods; add labelSelector");
        if (skew.IsUnset || skew.IsKnown && skew.Value < 1)
            return (skew, "has no valid maxSkew; set maxSkew to 1 or more");
        if (domains.IsKnown && domains.Value < 1)
            return (domains, "has no valid minDomains; set minDomains to 1 or more");
        if (key.IsUnset || key.IsExplicitly(""))
            return (key, "has no topologyKey; set topologyKey, for example to kubernetes.io/hostname");
        return otherwise.IsUnset || otherwise.IsKnown && otherwise.Value is not ("DoNotSchedule" or "ScheduleAnyway")
            ? (otherwise, "has no valid whenUnsatisfiable; set whenUnsatisfiable to DoNotSchedule or ScheduleAnyway")
            : default;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment(pod: """
            topologySpreadConstraints:
            - [|maxSkew|]: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ScheduleAnyway
            """)),
        Bad.Kubernetes(Deployment(pod: """
            topologySpreadConstraints:
            - maxSkew: [|0|]
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: { matchLabels: { app: web } }
            """)),
        Bad.Kubernetes(Deployment(pod: """
            topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: [|Ignore|]
              labelSelector: { matchLabels: { app: web } }
            """)),
        Good.Kubernetes(Deployment(pod: """
            topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: { matchLabels: { app: web } }
            """)),
    ];
}
