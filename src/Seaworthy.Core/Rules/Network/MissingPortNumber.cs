using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8015", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:container-ports-check")]
sealed class MissingPortNumber : Rule<PodContainer>
{
    public override string Title => "Container port without a number";

    public override string Message => "A port of container '{0}' has no number; set containerPort";

    public override string Why => """
        Kubernetes rejects a container port without containerPort, so the pod is not created and the rollout fails. A name or protocol does not
        replace the number.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports";

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var port in node.Items("ports"))
        {
            // In a merge patch, '$patch' removes a port, which then needs no number.
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
