using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8316", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0114 checkov:CKV_K8S_155 cis-kubernetes:5.1.12")]
public sealed class RoleManagesWebhooks : RoleRule
{
    public override string Title => "Role changes admission webhooks";

    public override string Message => "{0} '{1}' may {2} {3}, and so read and change everything that is sent to the API server";

    public override string Why => """
        A webhook sees every object that is created, Secrets included, and may change it. Whoever configures one owns the cluster, and whoever deletes one switches off what it enforces.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations", "create update patch delete deletecollection impersonate"),
    ];

    // An operator that keeps the certificate of its own webhook is limited to it.
    internal override bool Excuses(AccessRule rule) => HasNames(rule);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(Allow("admissionregistration.k8s.io", "[|validatingwebhookconfigurations|]", "update"), "helper")),
        Good.Kubernetes(ClusterRole(Allow("admissionregistration.k8s.io", "validatingwebhookconfigurations", "get"), "helper")),
    ];
}
