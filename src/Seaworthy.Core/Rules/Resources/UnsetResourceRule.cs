using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

/// <summary>The family of rules about an amount that a container does not request, or is not limited to. Message: 0 container, 1 the setting.</summary>
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
        Message = "Container '{0}' asks for no processor time; set {1}",
        Why = "The scheduler packs pods by what they ask for. One that asks for nothing is put anywhere, and gets what is left when the node is busy.",
        Differences =
            "Where only a limit is written, Kubernetes takes it for the request too, and so reserves the peak; naming the request says what is meant.",
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
    [Not(Dialect.Compose, "on a single host the processor is shared by weight, and idle time would be lost to a limit")]
    public static UnsetResourceRule MissingCpuLimit => new(static container => container.CpuLimit)
    {
        Title = "No CPU limit",
        Message = "Container '{0}' may use every processor of its node; set {1}",
        Why =
            "With a limit a busy container cannot take more than its share. Many teams leave it out on purpose: requests already share out a busy node, and " +
            "a limit slows a container down on an idle one.",
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
        Message = "Container '{0}' asks for no memory; set {1}",
        Why =
            "The scheduler packs pods by what they ask for. One that asks for nothing is put where there is none to spare, and is the first to go when " +
            "memory runs out.",
        Differences = "Where only a limit is written, Kubernetes takes it for the request too; naming the request says what is meant.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod(name: "[|api|]")),
            Bad.Kubernetes(Pod("resources: { requests: { memory: [|0|] } }")),
            Good.Kubernetes(Pod("resources: { requests: { memory: 64Mi } }")),
        ],
    };
}
