using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8319", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
public sealed class RoleCreatesVolumes : RoleRule
{
    public override string Title => "Role makes volumes of the host";

    public override string Message => "{0} '{1}' may {2} {3}, and so mount any folder of any node";

    public override string Why => """
        A PersistentVolume may be a folder of the node. Whoever makes one gets around all that forbids pods to mount the host.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "persistentvolumes", "create") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("core", "[|persistentvolumes|]", "create"), "helper")),
        Good.Kubernetes(Role(Allow("core", "persistentvolumeclaims", "create"), "helper")),
    ];
}
