using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2055", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-security-context-user-group-id trivy:KSV-0021 kubesec:RunAsGroup")]
sealed class LowGroupId : Rule<PodContainer>
{
    public override string Title => "Low group id";

    public override string Message => "Container '{0}' {1}; set {2} to 10000 or more";

    public override string Why => """
        Low ids are often assigned to groups of the node. If a process escapes from its container, or shares a volume, it has the permissions of the group
        with the same id. Ids of 10000 or more rarely collide. With a user namespace the rule does not matter.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod";

    public override string? Differences => """
        Tools differ on whether 10000 itself is high enough; here it is. Group 0 has a separate rule.
        """;

    const long Least = 10000;

    public override void Check(PodContainer container, Report report)
    {
        if (container is not { Dialect: Dialect.Kubernetes, IsWindows: false, Manifest: { } node, Workload.Spec: { } pod })
            return;
        var own = node.Integer("securityContext", "runAsGroup");
        var group = own.IsUnset && pod.Integer("securityContext", "runAsGroup") is { IsUnset: false } inherited ? inherited : own;
        if (group.IsUnset)
            report.At(group, container.Name, "inherits its group id from the image", group.Spelling);
        else if (group is { Written: Written.Value, IsKnown: true } && group.Value is > 0 and < Least)
            report.At(group, container.Name, "runs with the low group id " + group.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                group.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("securityContext: { runAsGroup: [|1000|] }")),
        Good.Kubernetes(Pod("securityContext: { runAsGroup: 10000 }")),
        Good.Kubernetes(PodSpec("securityContext: { runAsGroup: 20000 }")),
    ];
}
