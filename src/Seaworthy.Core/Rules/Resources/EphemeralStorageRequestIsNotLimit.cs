using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5010", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-ephemeral-storage-request-equals-limit")]
public sealed class EphemeralStorageRequestIsNotLimit : Rule<PodContainer>
{
    public override string Title => "Request for ephemeral storage is not the limit";

    public override string Message => "Container '{0}' asks for ephemeral storage other than its limit; set both to the same";

    public override string Why => """
        A pod whose requests equal its limits gets exactly what it may use, and is the last to be sent away from a node that runs short.
        """;

    public override string? Differences => """
        Where only a limit is written, Kubernetes takes it for the request too, so the two are equal. A request without a limit has a rule of its own.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        var request = node.Text("resources", "requests", "ephemeral-storage");
        var limit = node.Text("resources", "limits", "ephemeral-storage");
        if (request is { Written: Written.Value, IsKnown: true, Value: { } asked } && limit is { Written: Written.Value, IsKnown: true, Value: { } allowed } && KubernetesQuantity.Differ(asked, allowed))
            report.At(request, container.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("resources: { requests: { ephemeral-storage: [|1Gi|] }, limits: { ephemeral-storage: 2Gi } }")),
        Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1024Mi }, limits: { ephemeral-storage: 1Gi } }")),
        Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1Gi } }")).Because("a request without a limit has a rule of its own"),
    ];
}
