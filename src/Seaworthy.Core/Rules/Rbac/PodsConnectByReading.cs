using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8372", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach")]
public sealed class PodsConnectByReading : BindingRule
{
    public override string Title => "Binding lets pods read what opens a shell";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, which before Kubernetes 1.35 is enough to open a shell in any container";

    public override string Why => """
        A web socket is opened with a request to read, so that until 1.34 `get` was as good as `create`: whoever gets into a pod of that account has a shell in all others.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    static readonly Right s_create = Right.Of("core", "pods/exec pods/attach", "create");

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/exec pods/attach", "get") with { TakesAnyVerb = false },
    ];

    internal override bool IsAbout(BindingSubject subject) => IsMachine(subject);

    // That has a rule of its own.
    internal override bool Excuses(AccessRule rule) => rule.Grants(s_create) is not null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "pods/exec", "get"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
    ];
}
