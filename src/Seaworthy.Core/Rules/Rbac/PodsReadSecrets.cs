using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8333", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:access-to-secrets checkov:CKV2_K8S_5 kics:service_account_allows_access_secrets kubescape:C-0015 kubescape:C-0186")]
public sealed class PodsReadSecrets : BindingRule
{
    public override string Title => "Binding lets pods read Secrets";

    public override string Message => "{0} '{1}' lets {4} {2} {3}";

    public override string Why => """
        Whoever gets into a pod of that account reads all Secrets that it may, the tokens of other accounts among them.
        """;

    public override string? Differences => """
        A role that is limited to named Secrets gives no more than is needed, and is not reported.
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "secrets", "get list watch"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule);

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "secrets", "get list"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
