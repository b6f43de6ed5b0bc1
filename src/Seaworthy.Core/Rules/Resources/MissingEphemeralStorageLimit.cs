using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Resources;

[Rule("SEA5009", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-ephemeral-storage-request-and-limit sonar:S6897 sonar:S6870")]
sealed class MissingEphemeralStorageLimit : Rule<PodContainer>
{
    public override string Title => "No ephemeral storage request or limit";

    public override string Message => "Container '{0}' does not set both request and limit of ephemeral storage; set {1}";

    public override string Why => """
        Logs, the writable layer and emptyDir volumes use the disk of the node. Without a limit, one container can fill it, and the kubelet then
        evicts pods from the node. The request lets the scheduler choose a node with enough space.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage
        https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
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
