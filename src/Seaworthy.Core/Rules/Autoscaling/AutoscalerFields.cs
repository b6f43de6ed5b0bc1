using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

/// <summary>How few pods an autoscaler can keep.</summary>
static class AutoscalerFields
{
    [Rule("SEA5077", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:hpaMinAvailability kube-score:horizontalpodautoscaler-replicas",
        Related = "kube-linter:hpa-minimum-three-replicas")]
    public static FieldRule SingleReplicaAutoscaler => new(static item =>
        // Zero is a feature that must be enabled explicitly.
        item.Is("HorizontalPodAutoscaler") && item.Root.Integer("spec", "minReplicas") is var least && least.IsExplicitly(1) ? least : null)
    {
        Title = "Autoscaler scales down to one pod",
        Message = "Autoscaler '{1}' can scale down to one pod; set {2} to 2 or more",
        Why =
            "At low load the autoscaler keeps only one pod. The service is then unavailable whenever the node of that pod fails or is " +
            "drained, for example during an upgrade of the cluster at night.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/",
        Differences = "Two pods survive the loss of a node; kube-linter requires three, which a separate rule checks.",
        Repair = "Set the minimum to 2",
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
        Title = "Autoscaler scales below three pods",
        Message = "Autoscaler '{1}' can scale below three pods; set {2} to 3 or more",
        Why =
            "With three pods, a service that needs a quorum still has one while a pod is unavailable. A lower minimum is acceptable for " +
            "services that need no quorum or that tolerate downtime.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/",
        Repair = "Set the minimum to 3",
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
        // A patch contains only the fields that it changes.
        item.Is("HorizontalPodAutoscaler") && item.Root.Presence("spec", "scaleTargetRef").IsWritten &&
        item.Root.Integer("spec", "minReplicas") is { IsUnset: true } least ? least : null)
    {
        Title = "Autoscaler without a minimum",
        Message = "Autoscaler '{1}' has no minimum and can scale down to one pod; set {2} to 2 or more",
        Why =
            "The default minimum is one pod. At low load the service then runs one pod and is unavailable whenever the node of that pod fails " +
            "or is drained.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/",
        Differences = "Polaris checks the minimum only where it is set.",
        Repair = "Set the minimum to 2",
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
