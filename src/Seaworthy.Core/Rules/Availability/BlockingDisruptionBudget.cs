using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5074", Category.Resources, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:pdb-max-unavailable kube-linter:pdb-min-available polaris:pdbDisruptionsIsZero")]
sealed class BlockingDisruptionBudget : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget blocks every eviction";

    public override string Message => "PodDisruptionBudget '{0}' allows no eviction, so its nodes cannot be drained; {1}";

    public override string Why => """
        A budget that never allows an eviction blocks every drain, so upgrades of the cluster hang until the budget is deleted or the node is removed
        by force. A budget of zero is acceptable only if each drain is agreed with the owner of the application.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/run-application/configure-pdb/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("PodDisruptionBudget"))
            return;
        var most = item.Root.Text("spec", "maxUnavailable");
        var least = item.Root.Text("spec", "minAvailable");
        if (most.IsKnown && most.Value is "0" or "0%")
            report.At(most, item.Name, "set maxUnavailable to 1 or more").WithFix("Set maxUnavailable to 1", f => f.Set(most, "1"), Safety.Review);
        if (least.IsExplicitly("100%"))
            report.At(least, item.Name, "set minAvailable below 100%");
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
