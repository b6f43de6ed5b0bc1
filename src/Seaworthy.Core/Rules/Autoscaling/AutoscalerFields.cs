using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

/// <summary>How few pods an autoscaler may leave.</summary>
static class AutoscalerFields
{
    [Rule("SEA5077", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:hpaMinAvailability kube-score:horizontalpodautoscaler-replicas",
        Related = "kube-linter:hpa-minimum-three-replicas")]
    public static FieldRule SingleReplicaAutoscaler => new(static item =>
        // Zero is a feature that whoever writes it knows.
        item.Is("HorizontalPodAutoscaler") && item.Root.Integer("spec", "minReplicas") is var least && least.IsExplicitly(1) ? least : null)
    {
        Title = "Autoscaler goes down to one pod",
        Message = "Autoscaler '{1}' may leave a single pod; set {2} to 2 or more",
        Why = "In a quiet hour the autoscaler takes all pods but one away. The service is then away whenever that pod's node is drained.",
        Differences = "Two pods are what survives the loss of a node; kube-linter wants three, which a rule of its own asks for.",
        Repair = "Keep two pods",
        RepairedValue = "2",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Autoscaler("""
                minReplicas: [|1|]
                maxReplicas: 5
                """))
                .Fixed(Autoscaler()),
            Good.Kubernetes(Autoscaler()),
        ],
    };

    [Rule("SEA5078", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-linter:hpa-minimum-three-replicas",
        Related = "polaris:hpaMinAvailability kube-score:horizontalpodautoscaler-replicas")]
    public static FieldRule AutoscalerBelowThreeReplicas => new(FewerThanThree)
    {
        Title = "Autoscaler goes below three pods",
        Message = "Autoscaler '{1}' may leave fewer than three pods; set {2} to 3 or more",
        Why = "With three pods a service that needs a majority still has one while a pod is away.",
        Repair = "Keep three pods",
        RepairedValue = "3",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA5085", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-score:horizontalpodautoscaler-replicas",
        Related = "polaris:hpaMinAvailability")]
    public static FieldRule MissingAutoscalerMinimum => new(static item =>
        // A patch says only what it changes.
        item.Is("HorizontalPodAutoscaler") && item.Root.Presence("spec", "scaleTargetRef").IsWritten &&
        item.Root.Integer("spec", "minReplicas") is { IsUnset: true } least ? least : null)
    {
        Title = "Autoscaler without a lower limit",
        Message = "Autoscaler '{1}' may leave a single pod, because nothing else is said; set {2} to 2 or more",
        Why = "Where no lower limit is written Kubernetes keeps one pod, and the service is away whenever that pod's node is drained.",
        Differences = "Polaris looks at a lower limit only where one is written.",
        Repair = "Keep two pods",
        RepairedValue = "2",
        MoreExamples = static () =>
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
        ],
    };

    static Setting<long>? FewerThanThree(KubernetesObject item)
    {
        var isScaledObject = item is { Kind: "ScaledObject", Group: "keda.sh" };
        if (!item.Is("HorizontalPodAutoscaler") && !isScaledObject)
            return null;
        var least = item.Root.Integer("spec", isScaledObject ? "minReplicaCount" : "minReplicas");
        return (least.IsKnown ? least.Value < 3 : least.IsUnset && item.Root.Presence("spec", "scaleTargetRef").IsWritten) ? least : null;
    }
}
