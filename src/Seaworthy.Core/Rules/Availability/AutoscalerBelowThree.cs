using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5078", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:hpa-minimum-three-replicas",
    Related = "polaris:hpaMinAvailability kube-score:horizontalpodautoscaler-replicas")]
public sealed class AutoscalerBelowThree : Rule<KubernetesObject>
{
    public override string Title => "Autoscaler goes below three pods";

    public override string Message => "Autoscaler '{0}' may leave fewer than three pods; set {1} to 3 or more";

    public override string Why => """
        With three pods a service that needs a majority still has one while a pod is away.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        var isScaledObject = item is { Kind: "ScaledObject", Group: "keda.sh" };
        if (!item.Is("HorizontalPodAutoscaler") && !isScaledObject)
            return;
        var least = item.Root.Integer("spec", isScaledObject ? "minReplicaCount" : "minReplicas");
        if (least.IsKnown ? least.Value < 3 : least.IsUnset && item.Root.Presence("spec", "scaleTargetRef").IsWritten)
            report.At(least, item.Name, least.Spelling).WithFix("Keep three pods", f => f.Set(least, "3"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Autoscaler("""
            minReplicas: [|2|]
            maxReplicas: 5
            """))
            .Fixed(Autoscaler("""
            minReplicas: 3
            maxReplicas: 5
            """)),
        Bad.Kubernetes(Manifest("keda.sh/v1alpha1", "ScaledObject", """
            scaleTargetRef: { name: web }
            minReplicaCount: [|1|]
            triggers: [{ type: cpu, metadata: { value: "60" } }]
            """))
            .Fixed(Manifest("keda.sh/v1alpha1", "ScaledObject", """
            scaleTargetRef: { name: web }
            minReplicaCount: 3
            triggers: [{ type: cpu, metadata: { value: "60" } }]
            """)),
        Good.Kubernetes(Autoscaler("""
            minReplicas: 3
            maxReplicas: 5
            """)),
    ];
}
