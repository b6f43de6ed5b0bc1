using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5066", Category.Resources, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:pod-topology-spread-constraints",
    Related = "polaris:topologySpreadConstraint")]
sealed class InvalidTopologySpreadConstraint : Rule<Pod>
{
    public override string Title => "Topology spread constraint without effect";

    public override string Message => "The constraint does nothing as it stands: {0}";

    public override string Why => """
        Kubernetes refuses a constraint without topology key, with a skew of zero, or with an unknown word for what to do. Without a label selector it counts no pods, and spreads nothing.
        """;

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
            return (selector, "it has no labelSelector");
        if (skew.IsUnset || skew.IsKnown && skew.Value < 1)
            return (skew, "maxSkew is 1 or more");
        if (domains.IsKnown && domains.Value < 1)
            return (domains, "minDomains is 1 or more");
        if (key.IsUnset || key.IsExplicitly(""))
            return (key, "it has no topologyKey");
        return otherwise.IsUnset || otherwise.IsKnown && otherwise.Value is not ("DoNotSchedule" or "ScheduleAnyway")
            ? (otherwise, "whenUnsatisfiable is DoNotSchedule or ScheduleAnyway")
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
