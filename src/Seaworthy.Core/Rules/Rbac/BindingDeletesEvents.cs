using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8344", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0031")]
public sealed class BindingDeletesEvents : BindingRule
{
    public override string Title => "Binding lets remove traces";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, which tell what has happened";

    public override string Why => """
        Events are how an intrusion is seen. Whoever may delete them covers his tracks.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core events.k8s.io", "events", "delete deletecollection"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "events", "delete"))),
        Good.Kubernetes(Bind("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(Bind("helper")).Because("what the role lets do stands in another file"),
    ];
}
