using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8357", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV2_K8S_4")]
public sealed class BindingChangesServiceStatus : BindingRule
{
    public override string Title => "Binding lets pods take over addresses";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so draw the traffic for any address";

    public override string Why => """
        Whoever may write the status of a Service says which addresses its load balancer has, and gets what the cluster sends to them (CVE-2020-8554).
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "services/status", "update patch"),
    ];

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "services/status", "update"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
