using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5009", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-ephemeral-storage-request-and-limit sonar:S6897 sonar:S6870")]
sealed class MissingEphemeralStorageLimit : Rule<PodContainer>
{
    public override string Title => "Ephemeral storage is not limited";

    public override string Message => "Container '{0}' may fill the disk of its node; set {1}";

    public override string Why => """
        Logs and what a container writes outside of volumes lie on the node's own disk. One that fills it takes all pods of the node down.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node || container.Kind == ContainerKind.Ephemeral)
            return;
        var request = node.Text("resources", "requests", "ephemeral-storage");
        var limit = node.Text("resources", "limits", "ephemeral-storage");
        if (limit.IsUnset)
            report.At(limit, container.Name, limit.Spelling);
        else if (request.IsUnset)
            report.At(request, container.Name, request.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("resources: { limits: { ephemeral-storage: 1Gi } }", name: "[|api|]")),
        Good.Kubernetes(Pod("resources: { requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: 1Gi } }")),
    ];
}
