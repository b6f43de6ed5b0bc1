using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

/// <summary>The family of rules about a request that is not the limit. Message: 0 container.</summary>
sealed class RequestRule(string resource) : FamilyRule<PodContainer>
{
    /// <summary>A request without a limit has a rule of its own.</summary>
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
        Title = "CPU request is not the limit",
        Message = "Container '{0}' asks for processor time other than its limit; set both to the same",
        Why = "A pod whose requests equal its limits gets exactly what it may use, and is the last to be sent away from a node that runs short.",
        Differences = "Where only a limit is written, Kubernetes takes it for the request too, so the two are equal.",
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
        Title = "Memory request is not the limit",
        Message = "Container '{0}' asks for memory other than its limit; set both to the same",
        Why = "A pod whose requests equal its limits gets exactly what it may use, and is the last to be sent away from a node that runs short.",
        Differences = "Where only a limit is written, Kubernetes takes it for the request too, so the two are equal.",
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
        Title = "Request for ephemeral storage is not the limit",
        Message = "Container '{0}' asks for ephemeral storage other than its limit; set both to the same",
        Why = "A pod whose requests equal its limits gets exactly what it may use, and is the last to be sent away from a node that runs short.",
        Differences =
            "Where only a limit is written, Kubernetes takes it for the request too, so the two are equal. A request without a limit has a rule of its own.",
        NeedsLimit = true,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("resources: { requests: { ephemeral-storage: [|1Gi|] }, limits: { ephemeral-storage: 2Gi } }")),
            Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1024Mi }, limits: { ephemeral-storage: 1Gi } }")),
            Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1Gi } }")).Because("a request without a limit has a rule of its own"),
        ],
    };
}
