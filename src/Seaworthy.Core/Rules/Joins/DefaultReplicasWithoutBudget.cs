using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8266", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-has-poddisruptionbudget kube-score:statefulset-has-poddisruptionbudget polaris:missingPodDisruptionBudget")]
public sealed class DefaultReplicasWithoutBudget : Rule<Pod>
{
    public override string Title => "Workload that leaves its replicas open has no disruption budget";

    public override string Message => "{0} '{1}' does not say how many replicas it has, and has no PodDisruptionBudget for when there are several";

    public override string Why => """
        A workload that leaves its replicas open is often scaled by something else. When nodes are drained, nothing keeps Kubernetes from evicting all of its pods together.
        """;

    public override string? Differences => """
        Polaris asks for a budget also where one replica is written, which could only block the drain.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is { IsPatch: false } item && (item.Is("Deployment") || item.Is("StatefulSet")) && item.Root.Integer("spec", "replicas").IsUnset && NoDisruptionBudget.IsUnprotected(workload))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Bad.Kubernetes(StatefulSet("", name: "[|web|]")),
        Good.Kubernetes(Deployment(), DisruptionBudget()),
        Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("a single replica cannot be kept running while its node is drained"),
    ];
}
