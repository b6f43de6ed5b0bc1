using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5074", Category.Resources, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:pdb-max-unavailable kube-linter:pdb-min-available polaris:pdbDisruptionsIsZero")]
sealed class BlockingDisruptionBudget : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget forbids every eviction";

    public override string Message => "No pod of budget '{0}' may ever be evicted, so its nodes cannot be drained; {1}";

    public override string Why => """
        A budget that leaves no pod to spare stops every drain: upgrades of the cluster hang until somebody deletes the budget or the node is taken down by force.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("PodDisruptionBudget"))
            return;
        var most = item.Root.Text("spec", "maxUnavailable");
        var least = item.Root.Text("spec", "minAvailable");
        if (most.IsKnown && most.Value is "0" or "0%")
            report.At(most, item.Name, "let maxUnavailable be 1 or more").WithFix("Allow one pod to be away", f => f.Set(most, "1"), Safety.Review);
        if (least.IsExplicitly("100%"))
            report.At(least, item.Name, "let minAvailable be less than all");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DisruptionBudget("""
            unhealthyPodEvictionPolicy: AlwaysAllow
            maxUnavailable: [|0|]
            """))
            .Fixed(DisruptionBudget("""
            unhealthyPodEvictionPolicy: AlwaysAllow
            maxUnavailable: 1
            """)),
        Bad.Kubernetes(DisruptionBudget("minAvailable: [|100%|]")),
        Good.Kubernetes(DisruptionBudget()),
        Good.Kubernetes(DisruptionBudget("minAvailable: 50%")),
    ];
}
