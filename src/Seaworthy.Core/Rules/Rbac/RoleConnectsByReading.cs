using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8371", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "polaris:rolePodExecAttach polaris:clusterrolePodExecAttach")]
public sealed class RoleConnectsByReading : RoleRule
{
    public override string Title => "Role reads what opens a shell";

    public override string Message => "{0} '{1}' may {2} {3}, which before Kubernetes 1.35 is enough to open a shell or a port in any container of the namespace";

    public override string Why => """
        A web socket is opened with a request to read, so that until 1.34 `get` was as good as `create`. Later servers ask for `create` too, unless the feature gate AuthorizePodWebsocketUpgradeCreatePermission
        is off. `get` alone is of no use there.
        """;

    static readonly Right s_create = Right.Of("core", "pods/exec pods/attach pods/portforward", "create");

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/exec pods/attach pods/portforward", "get") with { TakesAnyVerb = false },
    ];

    // That has rules of its own.
    internal override bool Excuses(AccessRule rule) => rule.Grants(s_create) is not null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("core", "[|pods/attach|]", "get"), "helper")),
        Bad.Kubernetes(Role(Allow("core", "[|pods/exec|]", "get list"), "helper")),
        Good.Kubernetes(Role(Allow("core", "pods pods/log", "get"), "helper")),
    ];
}
