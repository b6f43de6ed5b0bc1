using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2056", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_30 kics:pod_or_container_without_security_context")]
sealed class MissingContainerSecurityContext : Rule<PodContainer>
{
    public override string Title => "Container has no security context";

    public override string Message => "Container '{0}' has no securityContext; add securityContext to it";

    public override string Why => """
        A container without a security context runs with the defaults of the engine and the cluster, which can change. Separate rules report each missing
        setting; this one is for teams that require the block in every container.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-container";

    public override string? Differences => """
        By default the rules on single settings report instead, or in mode Recommended one rule for all missing settings.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (IsMissing(container.Manifest))
            report.At(container.NameSpan, container.Name);
    }

    // An empty one sets nothing; the content of a placeholder is unknown.
    internal static bool IsMissing(ManifestNode? node) =>
        node?.Presence("securityContext") is { IsKnown: true } present && (!present.Value || node.Child("securityContext") is { Node.Entries.Count: 0 });

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("securityContext: {}", name: "[|api|]")),
        Good.Kubernetes(Pod("securityContext: { runAsNonRoot: true }")),
    ];
}
