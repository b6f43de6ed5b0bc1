using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5007", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-resource-requests-equal-limits kube-score:container-cpu-requests-equal-limits")]
public sealed class CpuRequestIsNotLimit : Rule<PodContainer>
{
    public override string Title => "CPU request is not the limit";

    public override string Message => "Container '{0}' asks for processor time other than its limit; set both to the same";

    public override string Why => """
        A pod whose requests equal its limits gets exactly what it may use, and is the last to be sent away from a node that runs short.
        """;

    public override string? Differences => """
        Where only a limit is written, Kubernetes takes it for the request too, so the two are equal.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        var request = node.Text("resources", "requests", "cpu");
        var limit = node.Text("resources", "limits", "cpu");
        if (request is { Written: Written.Value, IsKnown: true, Value: { } asked } && limit is { Written: Written.Value, IsKnown: true, Value: { } allowed } ? KubernetesQuantity.Differ(asked, allowed)
            : request is { Written: Written.Value, IsKnown: true } && limit.IsUnset)
            report.At(request, container.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("resources: { requests: { cpu: [|100m|] }, limits: { cpu: 1 } }")),
        Bad.Kubernetes(Pod("resources: { requests: { cpu: [|100m|] } }")),
        Good.Kubernetes(Pod("resources: { requests: { cpu: 1000m }, limits: { cpu: 1 } }")),
    ];
}
