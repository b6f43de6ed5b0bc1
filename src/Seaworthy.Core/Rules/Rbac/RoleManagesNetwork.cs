using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8314", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0056")]
public sealed class RoleManagesNetwork : RoleRule
{
    public override string Title => "Role changes the network";

    public override string Message => "{0} '{1}' may {2} {3}, and so redirect or let through traffic";

    public override string Why => """
        With Services, Endpoints, Ingresses and network policies, traffic is redirected to whoever wants to read it, and what kept pods apart is removed.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core networking.k8s.io discovery.k8s.io extensions", "services endpoints endpointslices networkpolicies ingresses", "create update patch delete deletecollection impersonate") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("networking.k8s.io", "[|networkpolicies|]", "delete"), "helper")),
        Good.Kubernetes(Role(Allow("core", "services endpoints", "get list watch"), "helper")),
    ];
}
