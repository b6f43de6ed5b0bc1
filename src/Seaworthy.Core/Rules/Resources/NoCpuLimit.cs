using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5005", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-resources polaris:cpuLimitsMissing trivy:KSV-0011 checkov:CKV_K8S_11 kics:cpu_limits_not_set kubescape:C-0270 kubescape:C-0050 kubescape:C-0009 kubesec:LimitsCPU sonar:S6869")]
[Not(Dialect.Compose, "on a single host the processor is shared by weight, and idle time would be lost to a limit")]
public sealed class NoCpuLimit : Rule<Container>
{
    public override string Title => "No CPU limit";

    public override string Message => "Container '{0}' may use every processor of its node; set {1}";

    public override string Why => """
        With a limit a busy container cannot take more than its share. Many teams leave it out on purpose: requests already share out a busy node, and a limit slows a container down on an idle one.
        """;

    public override void Check(Container container, Report report)
    {
        if (Amounts.IsNone(container.CpuLimit) && container.Kind != ContainerKind.Ephemeral)
            report.At(container.CpuLimit, container.Name, container.CpuLimit.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("resources: { limits: { cpu: [|0|] } }")),
        Bad.Kubernetes(Pod("""resources: { limits: { cpu: [|""|] } }""")),
        Good.Kubernetes(Pod("resources: { limits: { cpu: 100m } }")),
    ];
}
