using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8349", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0278 cis-kubernetes:5.1.9")]
public sealed class BindingCreatesVolumes : BindingRule
{
    public override string Title => "Binding lets make volumes of the host";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so mount any folder of any node";

    public override string Why => """
        A PersistentVolume may be a folder of the node. Whoever makes one gets around all that forbids pods to mount the host.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "persistentvolumes", "create"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(BindInCluster("[|helper|]", Allow("core", "persistentvolumes", "create"))),
        Good.Kubernetes(BindInCluster("helper", Allow("core", "pods", "get"))),
        Good.Kubernetes(BindInCluster("helper")).Because("what the role lets do stands in another file"),
    ];
}
