using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8346", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0281 cis-kubernetes:5.1.12")]
public sealed class BindingManagesWebhooks : BindingRule
{
    public override string Title => "Binding lets change admission webhooks";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so read and change everything that is sent to the API server";

    public override string Why => """
        A webhook sees every object that is created, Secrets included, and may change it.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations", "create update patch delete"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(BindInCluster("[|helper|]", Allow("admissionregistration.k8s.io", "mutatingwebhookconfigurations", "update"))),
        Good.Kubernetes(BindInCluster("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(BindInCluster("helper")).Because("what the role lets do stands in another file"),
    ];
}
