using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8015", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:container-ports-check")]
sealed class MissingPortNumber : Rule<PodContainer>
{
    public override string Title => "Container port without a number";

    public override string Message => "A port of '{0}' has no number; set containerPort";

    public override string Why => """
        Kubernetes refuses a port that does not say which one it is.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var port in node.Items("ports"))
        {
            // A merge patch takes a port out with a marker of its own.
            if (port.Text("containerPort") is var number && (number.IsUnset || number.IsExplicitly("0")) && port.Text("$patch").IsUnset)
                report.At(number, container.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("ports: [{ name: [|http|], protocol: TCP }]")),
        Good.Kubernetes(Deployment("ports: [{ containerPort: 8080 }]")),
    ];
}
