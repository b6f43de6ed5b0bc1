using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8338", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0063")]
public sealed class BindingForwardsPorts : BindingRule
{
    public override string Title => "Binding lets open connections into pods";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so reach any port of any pod";

    public override string Why => """
        A forwarded port goes past all network policies to the inside of the pod. `get` is enough before Kubernetes 1.35, because a web socket is opened with a request to read.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/portforward", "create get"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "pods/portforward", "create"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
