using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8020", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:statefulset-has-servicename kics:statefulset_without_service_name")]
sealed class MissingServiceName : Rule<KubernetesObject>
{
    public override string Title => "StatefulSet names no Service";

    public override string Message => "StatefulSet '{0}' names no Service, so its pods have no names of their own; set {1} to a headless Service";

    public override string Why => """
        The pods of a StatefulSet get stable names in DNS from the headless Service that it names. Without one nobody reaches a certain pod by name, which is what a StatefulSet is for.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("StatefulSet") && !item.IsPatch && item.Root.Text("spec", "serviceName") is var name && (name.IsUnset || name.IsExplicitly("")))
            report.At(name, item.Name, name.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(StatefulSet("", name: "[|web|]")),
        Good.Kubernetes(StatefulSet()),
    ];
}
