using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA5079", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:hpaMaxAvailability")]
sealed class AutoscalerCannotScale : Rule<KubernetesObject>
{
    public override string Title => "Autoscaler cannot scale";

    public override string Message => "Autoscaler '{0}' has nothing to decide: at least {1} and at most {2} pods";

    public override string Why => """
        With an upper limit that is not above the lower one the autoscaler never changes anything, while everybody counts on it.
        """;

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
            """)).Because("a value that is filled in later is unknown"),
    ];
}
