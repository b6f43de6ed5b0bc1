using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8312", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0042")]
public sealed class RoleDeletesTraces : RoleRule
{
    public override string Title => "Role removes traces";

    public override string Message => "{0} '{1}' may {2} {3}, which tell what has happened";

    public override string Why => """
        Events and logs are how an intrusion is seen. Whoever may delete them covers his tracks.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core events.k8s.io", "pods/log events", "delete deletecollection") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|pods/log|]", "delete"), "helper")),
        Good.Kubernetes(Role(Allow("core", "pods/log", "get"), "helper")),
    ];
}
