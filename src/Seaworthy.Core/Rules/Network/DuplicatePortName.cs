using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8014", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:container-ports-check")]
sealed class DuplicatePortName : Rule<PodContainer>
{
    public override string Title => "Duplicate port name";

    public override string Message => "Container '{0}' has two ports named '{1}'; use a different name for one of them";

    public override string Why => """
        Kubernetes rejects a pod whose container has two ports with the same name, so the rollout fails. A Service or probe that refers to the port
        by its name would be ambiguous.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports";

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        HashSet<string>? seen = null;
        foreach (var port in node.Items("ports"))
        {
            if (port.Text("name") is { Written: Written.Value, Value.Length: > 0 } name && !(seen ??= []).Add(name.Value!))
                report.At(name, container.Name, name.Value!);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("ports: [{ name: http, containerPort: 8080 }, { name: [|http|], containerPort: 9090 }]")),
        Good.Kubernetes(Deployment("ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }]")),
    ];
}
