using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

/// <summary>The family of rules about a request or limit that a container does not set. Message: 0 container, 1 the setting.</summary>
sealed class UnsetResourceRule(Func<Container, Setting<string>> amountOf) : FamilyRule<Container>
{
    public override void Check(Container container, Report report)
    {
        if (container.Kind != ContainerKind.Ephemeral && amountOf(container) is var amount && ContainerResources.IsNone(amount))
            report.At(amount, container.Name, amount.Spelling);
    }

    [Rule("SEA5004", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kube-linter:unset-cpu-requirements kube-score:container-resources polaris:cpuRequestsMissing trivy:KSV-0015 checkov:CKV_K8S_10 " +
            "kics:cpu_requests_not_set kubescape:C-0268 kubescape:C-0050 kubesec:RequestsCPU sonar:S6892")]
    public static UnsetResourceRule MissingCpuRequest => new(static container => container.CpuRequest)
    {
        Title = "No CPU request",
        Message = "Container '{0}' has no CPU request; set {1}",
        Why =
            "The scheduler places pods by their requests. A pod without a CPU request can be placed on a full node, and when the node is busy it " +
            "gets only the CPU time that other pods leave.",
        Sources =
            "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/",
        Differences = "If only a limit is set, Kubernetes uses it as the request too and so reserves the peak; an explicit request reserves the usual load.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod(name: "[|api|]")),
            Bad.Kubernetes(Pod("resources: { requests: { cpu: [|0|] } }")),
            Good.Kubernetes(Pod("resources: { requests: { cpu: 100m } }")),
        ],
    };

    [Rule("SEA5005", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases =
            "kube-score:container-resources polaris:cpuLimitsMissing trivy:KSV-0011 checkov:CKV_K8S_11 kics:cpu_limits_not_set kubescape:C-0270 " +
            "kubescape:C-0050 kubescape:C-0009 kubesec:LimitsCPU sonar:S6869")]
    [Not(Dialect.Compose, "on a single host CPU time is shared by weight, and a limit would only waste idle time")]
    public static UnsetResourceRule MissingCpuLimit => new(static container => container.CpuLimit)
    {
        Title = "No CPU limit",
        Message = "Container '{0}' has no CPU limit and can use every CPU of its node; set {1}",
        Why =
            "With a limit, a busy container cannot take more than its share of the node. Many teams omit the limit on purpose: requests already " +
            "divide a busy node, and a limit throttles a container even on an idle one.",
        Sources =
            "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod(name: "[|api|]")),
            Bad.Kubernetes(Pod("resources: { limits: { cpu: [|0|] } }")),
            Bad.Kubernetes(Pod("""resources: { limits: { cpu: [|""|] } }""")),
            Good.Kubernetes(Pod("resources: { limits: { cpu: 100m } }")),
        ],
    };

    [Rule("SEA5006", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kube-score:container-resources polaris:memoryRequestsMissing trivy:KSV-0016 checkov:CKV_K8S_12 kics:memory_requests_not_defined " +
            "kubescape:C-0269 kubescape:C-0004 kubesec:RequestsMemory sonar:S6873")]
    public static UnsetResourceRule MissingMemoryRequest => new(static container => container.MemoryRequest)
    {
        Title = "No memory request",
        Message = "Container '{0}' has no memory request; set {1}",
        Why =
            "The scheduler places pods by their requests. A pod without a memory request can be placed on a node without free memory, and it is " +
            "among the first to be killed or evicted when memory runs out.",
        Sources =
            "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/",
        Differences = "If only a limit is set, Kubernetes uses it as the request too; an explicit request states the intended amount.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod(name: "[|api|]")),
            Bad.Kubernetes(Pod("resources: { requests: { memory: [|0|] } }")),
            Good.Kubernetes(Pod("resources: { requests: { memory: 64Mi } }")),
        ],
    };
}
