using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8305", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0048")]
public sealed class RoleManagesWorkloads : RoleRule
{
    public override string Title => "Role changes workloads";

    public override string Message => "{0} '{1}' may {2} {3}, and so run what it likes with the accounts and Secrets of the namespace";

    public override string Why => """
        Whoever may change a workload may run any image in it, as any service account of the namespace, with any of its Secrets mounted.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core apps batch extensions", "deployments daemonsets statefulsets replicasets replicationcontrollers jobs cronjobs", "create update patch delete deletecollection impersonate") with { TakesAnyResource = false },
        Right.Of("core", "pods", "update patch delete deletecollection") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("apps", "[|deployments|]", "update patch"), "helper")),
        Good.Kubernetes(Role(Allow("apps", "deployments", "get list watch"), "helper")),
    ];
}
