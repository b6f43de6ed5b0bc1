using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8315", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0047 cis-kubernetes:5.1.10")]
public sealed class RoleProxiesNodes : RoleRule
{
    public override string Title => "Role speaks to the kubelets";

    public override string Message => "{0} '{1}' may {2} {3}, and so run commands in all pods of all nodes, past admission and audit";

    public override string Why => """
        The proxy leads to the API of the kubelet, which runs commands in any container of the node. Neither admission nor the audit log of the cluster sees it, and `get` is enough.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "nodes/proxy", "get create") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("core", "[|nodes/proxy|]", "get"), "helper")),
        Good.Kubernetes(ClusterRole(Allow("core", "nodes nodes/metrics", "get"), "helper")),
    ];
}
