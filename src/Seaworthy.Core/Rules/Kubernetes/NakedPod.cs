using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8021", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0073")]
sealed class NakedPod : Rule<KubernetesObject>
{
    public override string Title => "Pod without a controller";

    public override string Message => "Pod '{0}' has no controller and is not recreated when its node fails; use a Deployment or a Job";

    public override string Why => """
        A bare pod is not rescheduled when its node fails or is drained, so the service stays down until the pod is created again by hand. A
        controller keeps the requested number of pods running. A bare pod is acceptable for a one-time test.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/pods/";

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
