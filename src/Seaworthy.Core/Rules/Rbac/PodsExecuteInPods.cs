using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8336", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach checkov:CKV2_K8S_2 kubescape:C-0002")]
public sealed class PodsExecuteInPods : BindingRule
{
    public override string Title => "Binding lets pods run commands in others";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so run commands in any container";

    public override string Why => """
        Whoever gets into a pod of that account has a shell in all others.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone. Reading alone, which was enough before Kubernetes 1.35, has a rule of its own.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/exec pods/attach", "create"),
    ];

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "pods/exec", "create"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
