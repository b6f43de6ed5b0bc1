using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8307", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:rolePodExecAttach polaris:clusterrolePodExecAttach trivy:KSV-0053 trivy:KSV-0054 kics:rbac_roles_with_exec_permission kics:rbac_roles_with_attach_permission sonar:S6868")]
public sealed class RoleExecutesInPods : RoleRule
{
    public override string Title => "Role gets into running containers";

    public override string Message => "{0} '{1}' may {2} {3}, and so run commands in any container of the namespace";

    public override string Why => """
        A shell in a container has its Secrets, its token and its connections.
        """;

    public override string? Differences => """
        Reading alone, which was enough before Kubernetes 1.35, has a rule of its own. All resources count as those of a shell too, which KICS does not see.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/exec pods/attach", "create"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|pods/exec|]", "create"), "helper")),
        Bad.Kubernetes(ClusterRole(Allow("core", "[|pods/attach|]", "*"), "helper")),
        Good.Kubernetes(Role(Allow("core", "pods pods/log", "get"), "helper")),
    ];
}
