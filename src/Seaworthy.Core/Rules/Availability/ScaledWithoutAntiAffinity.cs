using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5063", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-has-host-podantiaffinity kube-score:statefulset-has-host-podantiaffinity")]
public sealed class ScaledWithoutAntiAffinity : Rule<Pod>
{
    public override string Title => "Replicas of an autoscaler may share a node";

    public override string Message => "Nothing keeps the pods of {0} '{1}' on different nodes when it is scaled; add topologySpreadConstraints or a podAntiAffinity over kubernetes.io/hostname";

    public override string Why => """
        A workload that leaves its replicas open is often scaled by something else. Its pods may then all stand on one node.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is { IsPatch: false } item && (item.Is("Deployment") || item.Is("StatefulSet")) && item.Root.Integer("spec", "replicas").IsUnset && HostSpread.IsMissing(workload))
            HostSpread.Fix(report.At(item.NameSpan, item.Kind, item.Name), workload);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")).Fixed(Deployment(end: SpreadAcrossNodes)),
        Good.Kubernetes(Deployment(pod: """
            affinity:
              podAntiAffinity:
                preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 100
                  podAffinityTerm:
                    topologyKey: kubernetes.io/hostname
                    labelSelector:
                      matchLabels:
                        app: web
            """)),
    ];
}
