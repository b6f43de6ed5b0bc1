using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5006", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:container-resources polaris:memoryRequestsMissing trivy:KSV-0016 checkov:CKV_K8S_12 kics:memory_requests_not_defined kubescape:C-0269 kubescape:C-0004 kubesec:RequestsMemory sonar:S6873")]
public sealed class NoMemoryRequest : Rule<Container>
{
    public override string Title => "No memory request";

    public override string Message => "Container '{0}' asks for no memory; set {1}";

    public override string Why => """
        The scheduler packs pods by what they ask for. One that asks for nothing is put where there is none to spare, and is the first to go when memory runs out.
        """;

    public override string? Differences => """
        Where only a limit is written, Kubernetes takes it for the request too; naming the request says what is meant.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.Dialect == Dialect.Kubernetes && Amounts.IsNone(container.MemoryRequest) && container.Kind != ContainerKind.Ephemeral)
            report.At(container.MemoryRequest, container.Name, container.MemoryRequest.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("resources: { requests: { memory: [|0|] } }")),
        Good.Kubernetes(Pod("resources: { requests: { memory: 64Mi } }")),
    ];
}
