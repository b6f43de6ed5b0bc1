using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

/// <summary>The family of rules about a request that differs from the limit. Message: 0 container.</summary>
sealed class RequestRule(string resource) : FamilyRule<PodContainer>
{
    /// <summary>A request without a limit is reported by another rule.</summary>
    public bool NeedsLimit { get; init; }

    public override void Check(PodContainer container, Report report)
    {
        var request = container.Manifest.Text("resources", "requests", resource);
        var limit = container.Manifest.Text("resources", "limits", resource);
        if (request is not { Written: Written.Value, IsKnown: true, Value: { } requested })
            return;
        var isEqual = limit is { Written: Written.Value, IsKnown: true, Value: { } allowed }
            ? !KubernetesQuantity.Differ(requested, allowed)
            : !limit.IsUnset || NeedsLimit;
        if (!isEqual)
            report.At(request, container.Name);
    }

    [Rule("SEA5007", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:container-resource-requests-equal-limits kube-score:container-cpu-requests-equal-limits")]
    public static RequestRule CpuRequestLimitMismatch => new("cpu")
    {
        Title = "CPU request differs from the limit",
        Message = "CPU request and limit of container '{0}' differ; set resources.requests.cpu and limits.cpu to the same value",
        Why =
            "A pod whose requests equal its limits has the QoS class Guaranteed: it gets exactly what it can use, and it is evicted last when its " +
            "node runs short. Different values are acceptable if better utilization is worth more than predictable performance.",
        Sources =
            "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/",
        Differences = "If only a limit is set, Kubernetes uses it as the request too, so both are equal.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("resources: { requests: { cpu: [|100m|] }, limits: { cpu: 1 } }")),
            Bad.Kubernetes(Pod("resources: { requests: { cpu: [|100m|] } }")),
            Good.Kubernetes(Pod("resources: { requests: { cpu: 1000m }, limits: { cpu: 1 } }")),
        ],
    };

    [Rule("SEA5008", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:container-resource-requests-equal-limits kube-score:container-memory-requests-equal-limits")]
    public static RequestRule MemoryRequestLimitMismatch => new("memory")
    {
        Title = "Memory request differs from the limit",
        Message = "Memory request and limit of container '{0}' differ; set resources.requests.memory and limits.memory to the same value",
        Why =
            "A pod whose requests equal its limits has the QoS class Guaranteed: it gets exactly what it can use, and it is evicted last when its " +
            "node runs short. Different values are acceptable if better utilization is worth more than predictable performance.",
        Sources =
            "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/",
        Differences = "If only a limit is set, Kubernetes uses it as the request too, so both are equal.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("resources: { requests: { memory: [|64Mi|] }, limits: { memory: 1Gi } }")),
            Bad.Kubernetes(Pod("resources: { requests: { memory: [|64Mi|] } }")),
            Good.Kubernetes(Pod("resources: { requests: { memory: 1024Mi }, limits: { memory: 1Gi } }")),
        ],
    };

    [Rule("SEA5010", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:container-ephemeral-storage-request-equals-limit")]
    public static RequestRule EphemeralStorageRequestLimitMismatch => new("ephemeral-storage")
    {
        Title = "Ephemeral storage request differs from the limit",
        Message = "Ephemeral storage request and limit of container '{0}' differ; set ephemeral-storage to the same value in both",
        Why =
            "When the disk of a node runs short, the kubelet first evicts pods that use more ephemeral storage than they request. With equal values " +
            "a container cannot exceed its request. Different values are acceptable if the pod can be evicted.",
        Sources =
            "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage " +
            "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
        Differences = "If only a limit is set, Kubernetes uses it as the request too, so both are equal. A request without a limit is reported by SEA5009.",
        NeedsLimit = true,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("resources: { requests: { ephemeral-storage: [|1Gi|] }, limits: { ephemeral-storage: 2Gi } }")),
            Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1024Mi }, limits: { ephemeral-storage: 1Gi } }")),
            Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1Gi } }")).Because("a request without a limit is reported by SEA5009"),
        ],
    };
}
