using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA5079", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:hpaMaxAvailability")]
sealed class AutoscalerCannotScale : Rule<KubernetesObject>
{
    public override string Title => "Autoscaler cannot scale";

    public override string Message => "Autoscaler '{0}' cannot scale because minReplicas is {1} and maxReplicas is {2}; set maxReplicas higher";

    public override string Why => """
        If maxReplicas is not above minReplicas, the autoscaler never changes the number of pods, so a load peak overloads the service although
        autoscaling seems to be enabled. If a fixed number is intended, remove the autoscaler.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("HorizontalPodAutoscaler"))
            return;
        var least = item.Root.Integer("spec", "minReplicas");
        var most = item.Root.Integer("spec", "maxReplicas");
        if (!most.IsKnown || !least.IsKnown)
            return;
        if (most.Value <= least.Value)
            report.At(most, item.Name, Number(least.Value), Number(most.Value));
    }

    static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Autoscaler("""
            minReplicas: 3
            maxReplicas: [|3|]
            """)),
        Good.Kubernetes(Autoscaler()),
        Good.Kubernetes(Autoscaler("""
            minReplicas: ${MIN}
            maxReplicas: 1
            """)).Because("a value that is substituted later is unknown"),
    ];
}
