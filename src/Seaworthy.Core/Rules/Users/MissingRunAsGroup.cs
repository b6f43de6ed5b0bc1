using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2093", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:run-as-non-root")]
sealed class MissingRunAsGroup : Rule<PodContainer>
{
    public override string Title => "No group id";

    public override string Message => "Container '{0}' inherits its group from the image, where it is often root; set {1}";

    public override string Why => """
        An image with a numeric user and no group runs in the root group, which can often write files of the image and of mounted volumes. With runAsGroup the
        group is known and does not change with the image. The rule is for teams that require every pod to set it.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod";

    public override string? Differences => """
        kube-linter requires it under the id of its check for root; here the rules on root check the user, and the group only where it is set.
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
