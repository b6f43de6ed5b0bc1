using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8021", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0073")]
sealed class NakedPod : Rule<KubernetesObject>
{
    public override string Title => "Pod without a controller";

    public override string Message => "Nothing brings pod '{0}' back when its node is gone; use a Deployment or a Job";

    public override string Why => """
        A pod by itself is not started again when its node fails or is drained. A controller keeps as many running as it is told to.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("Pod") && !item.IsPatch && item.Root.Presence("metadata", "ownerReferences").IsUnset)
            report.At(item.NameSpan, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]")),
        Good.Kubernetes(Deployment()),
    ];
}
