using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8014", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:container-ports-check")]
sealed class DuplicatePortName : Rule<PodContainer>
{
    public override string Title => "Two ports of one name";

    public override string Message => "'{0}' has two ports named '{1}'";

    public override string Why => """
        Kubernetes refuses a pod whose container has two ports of one name: nobody could say which is meant.
        """;

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
