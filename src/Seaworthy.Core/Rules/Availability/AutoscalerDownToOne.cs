using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5077", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:hpaMinAvailability kube-score:horizontalpodautoscaler-replicas",
    Related = "kube-linter:hpa-minimum-three-replicas")]
public sealed class AutoscalerDownToOne : Rule<KubernetesObject>
{
    public override string Title => "Autoscaler goes down to one pod";

    public override string Message => "Autoscaler '{0}' may leave a single pod; set {1} to 2 or more";

    public override string Why => """
        In a quiet hour the autoscaler takes all pods but one away. The service is then away whenever that pod's node is drained.
        """;

    public override string? Differences => """
        Two pods are what survives the loss of a node; kube-linter wants three, which a rule of its own asks for.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        // Zero is a feature that whoever writes it knows.
        if (item.Is("HorizontalPodAutoscaler") && item.Root.Integer("spec", "minReplicas") is var least && least.IsExplicitly(1))
            report.At(least, item.Name, least.Spelling).WithFix("Keep two pods", f => f.Set(least, "2"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Autoscaler("""
            minReplicas: [|1|]
            maxReplicas: 5
            """))
            .Fixed(Autoscaler()),
        Good.Kubernetes(Autoscaler()),
    ];
}
