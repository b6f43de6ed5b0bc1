using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2056", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_30 kics:pod_or_container_without_security_context")]
sealed class MissingContainerSecurityContext : Rule<PodContainer>
{
    public override string Title => "Container has no security context";

    public override string Message => "Container '{0}' has no securityContext; write one";

    public override string Why => """
        A container that says nothing of its security runs with what the engine and the cluster grant by default. Each missing piece has a rule of its own; this one is for teams that want the block in every container.
        """;

    public override string? Differences => """
        The default rules speak of the single settings instead, and in mode Recommended of all that are missing at once.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (IsMissing(container.Manifest))
            report.At(container.NameSpan, container.Name);
    }

    // An empty one says nothing; one that cannot be read may say anything.
    internal static bool IsMissing(ManifestNode? node) =>
        node?.Presence("securityContext") is { IsKnown: true } present && (!present.Value || node.Child("securityContext") is { Node.Entries.Count: 0 });

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("securityContext: {}", name: "[|api|]")),
        Good.Kubernetes(Pod("securityContext: { runAsNonRoot: true }")),
    ];
}
