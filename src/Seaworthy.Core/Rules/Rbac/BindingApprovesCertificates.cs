using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8347", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0280 cis-kubernetes:5.1.11")]
public sealed class BindingApprovesCertificates : BindingRule
{
    public override string Title => "Binding lets approve certificates";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so have a certificate signed for any user";

    public override string Why => """
        A certificate that the cluster signs is a user, also one of `system:masters`.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("certificates.k8s.io", "certificatesigningrequests/approval", "update patch"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(BindInCluster("[|helper|]", Allow("certificates.k8s.io", "certificatesigningrequests/approval", "update"))),
        Good.Kubernetes(BindInCluster("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(BindInCluster("helper")).Because("what the role lets do stands in another file"),
    ];
}
