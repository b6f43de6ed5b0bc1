using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5085", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:horizontalpodautoscaler-replicas",
    Related = "polaris:hpaMinAvailability")]
public sealed class AutoscalerWithoutMinimum : Rule<KubernetesObject>
{
    public override string Title => "Autoscaler without a lower limit";

    public override string Message => "Autoscaler '{0}' may leave a single pod, because nothing else is said; set {1} to 2 or more";

    public override string Why => """
        Where no lower limit is written Kubernetes keeps one pod, and the service is away whenever that pod's node is drained.
        """;

    public override string? Differences => """
        Polaris looks at a lower limit only where one is written.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        // A patch says only what it changes.
        if (item.Is("HorizontalPodAutoscaler") && item.Root.Presence("spec", "scaleTargetRef").IsWritten && item.Root.Integer("spec", "minReplicas") is { IsUnset: true } least)
            report.At(least, item.Name, least.Spelling).WithFix("Keep two pods", f => f.Set(least, "2"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Autoscaler("maxReplicas: 5", name: "[|web|]"))
            .Fixed(Manifest("autoscaling/v2", "HorizontalPodAutoscaler", """
            maxReplicas: 5
            scaleTargetRef:
              apiVersion: apps/v1
              kind: Deployment
              name: web
            minReplicas: 2
            """)),
        Good.Kubernetes(Autoscaler()),
    ];
}
