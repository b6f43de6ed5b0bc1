using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8212", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1")]
public sealed class DisruptionBudgetWithoutPods : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget selects no pod";

    public override string Message => "PodDisruptionBudget '{0}' selects no pod of these manifests; none has the labels {1}";

    public override string Why => """
        A budget that selects nothing protects nothing: a drained node may take all replicas at once.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (SelectorOf(item) is { IsEmpty: false } selector && item.Unit.SelectsNothing(selector, item.Namespace))
            report.At(selector.Node, item.Name, selector.Describe());
    }

    /// <summary>The selector of a disruption budget; null for other objects.</summary>
    internal static Selector? SelectorOf(KubernetesObject item) => item.Kind == "PodDisruptionBudget" ? item.PodSelector : null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("policy/v1", "PodDisruptionBudget", """
                minAvailable: 1
                selector:
                  [|matchLabels: { app: wep }|]
                """),
            Deployment()),
        Good.Kubernetes(DisruptionBudget("minAvailable: 1"), Deployment()),
        Good.Kubernetes(DisruptionBudget("minAvailable: 1")).Because("a budget alone is part of something that is put together elsewhere"),
    ];
}
