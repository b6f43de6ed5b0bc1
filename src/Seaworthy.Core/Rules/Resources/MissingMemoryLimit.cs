using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5001", Category.Resources, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:unset-memory-requirements kube-score:container-resources polaris:memoryLimitsMissing trivy:KSV-0018 checkov:CKV_K8S_13 " +
        "kics:memory_limits_not_defined kics:memory_not_limited kubescape:C-0271 kubescape:C-0004 kubescape:C-0009 kubesec:LimitsMemory sonar:S6864 " +
        "cis-docker:5.11")]
sealed class MissingMemoryLimit : Rule<Container>
{
    public override string Title => "No memory limit";

    public override string Message => "Container '{0}' has no memory limit; set {1}";

    public override string Why => """
        Without a limit, a memory leak in one container takes memory from all others until the kernel kills a process, and often not the one at
        fault. With a limit, only the leaking container is killed and restarted.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
        https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/
        https://docs.docker.com/engine/containers/resource_constraints/
        """;

    public override string? Differences => """
        Init containers are reported only in mode All, because they end before the others start. KICS reads the version of a Compose file first: it
        does not check files without one, and from version 3 on it ignores mem_limit, which Compose reads in every file.
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
        Good.Compose(ApiService("mem_limit: ${MEMORY}")).Because("any value is a limit, also a variable"),
        Bad.Kubernetes(Pod("resources: { limits: { memory: [|0|] } }")),
        Good.Kubernetes(Pod("resources: { limits: { memory: 256Mi } }")),
    ];
}
