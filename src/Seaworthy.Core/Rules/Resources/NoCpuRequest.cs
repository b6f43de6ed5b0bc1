using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5004", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:unset-cpu-requirements kube-score:container-resources polaris:cpuRequestsMissing trivy:KSV-0015 checkov:CKV_K8S_10 kics:cpu_requests_not_set kubescape:C-0268 kubescape:C-0050 kubesec:RequestsCPU sonar:S6892")]
public sealed class NoCpuRequest : Rule<Container>
{
    public override string Title => "No CPU request";

    public override string Message => "Container '{0}' asks for no processor time; set {1}";

    public override string Why => """
        The scheduler packs pods by what they ask for. One that asks for nothing is put anywhere, and gets what is left when the node is busy.
        """;

    public override string? Differences => """
        Where only a limit is written, Kubernetes takes it for the request too, and so reserves the peak; naming the request says what is meant.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.Dialect == Dialect.Kubernetes && Amounts.IsNone(container.CpuRequest) && container.Kind != ContainerKind.Ephemeral)
            report.At(container.CpuRequest, container.Name, container.CpuRequest.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("resources: { requests: { cpu: [|0|] } }")),
        Good.Kubernetes(Pod("resources: { requests: { cpu: 100m } }")),
    ];
}
