using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5001", Category.Resources, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:unset-memory-requirements kube-score:container-resources polaris:memoryLimitsMissing trivy:KSV-0018 checkov:CKV_K8S_13 " +
        "kics:memory_limits_not_defined kics:memory_not_limited kubescape:C-0271 kubescape:C-0004 kubescape:C-0009 kubesec:LimitsMemory sonar:S6864 " +
        "cis-docker:5.11")]
sealed class MissingMemoryLimit : Rule<Container>
{
    public override string Title => "No memory limit";

    public override string Message => "Container '{0}' may use all memory of its host; set {1}";

    public override string Why => """
        Without a limit a leak in one container takes memory from all others until the kernel kills one of them, and not the one at fault. A limit turns that into a restart of the leaking container.
        """;

    public override string? Differences => """
        A container that only prepares the pod is reported in mode All alone: it is gone before the others start.
        KICS reads the version of a compose file first: it says nothing where there is none, and from version 3 on it does not see mem_limit, which Compose reads in every file.
        """;

    public override void Check(Container container, Report report)
    {
        if ((container.Dialect == Dialect.Kubernetes ? ContainerResources.IsNone(container.MemoryLimit) : container.MemoryLimit.IsUnset)
            && (container.Kind is ContainerKind.Main or ContainerKind.Sidecar || (container.Kind == ContainerKind.Init && report.Settings.Mode >= Mode.All)))
            report.At(container.MemoryLimit, container.Name, container.MemoryLimit.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService(name: "[|api|]")),
        Bad.Kubernetes(Pod("resources: { requests: { memory: 64Mi } }", name: "[|api|]")),
        Good.Compose(ApiService("deploy: { resources: { limits: { memory: 256M } } }")),
        Good.Compose(ApiService("mem_limit: ${MEMORY}")).Because("a limit is set, whatever it is"),
        Bad.Kubernetes(Pod("resources: { limits: { memory: [|0|] } }")),
        Good.Kubernetes(Pod("resources: { limits: { memory: 256Mi } }")),
    ];
}
