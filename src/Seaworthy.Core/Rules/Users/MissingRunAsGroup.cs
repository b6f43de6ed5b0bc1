using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2093", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:run-as-non-root")]
sealed class MissingRunAsGroup : Rule<PodContainer>
{
    public override string Title => "Group is left to the image";

    public override string Message => "Container '{0}' leaves its group to the image, where it is often root's; set {1}";

    public override string Why => """
        An image that names a user and no group runs in that user's group, and one that names a number alone in root's. Some teams want each pod to say the group, as it says the user.
        """;

    public override string? Differences => """
        kube-linter asks for it under the id of its check for root; the rules about root go by the user, and by a group that is written.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container is not { Dialect: Dialect.Kubernetes, IsWindows: false, Manifest: { } node, Workload.Spec: { } pod })
            return;
        var group = node.Integer("securityContext", "runAsGroup");
        if (group.IsUnset && pod.Integer("securityContext", "runAsGroup").IsUnset)
            report.At(group, container.Name, group.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { runAsNonRoot: true }", name: "[|api|]")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1000, runAsGroup: 3000 }")),
        Good.Kubernetes(PodSpec("securityContext: { runAsGroup: 3000 }")),
    ];
}
