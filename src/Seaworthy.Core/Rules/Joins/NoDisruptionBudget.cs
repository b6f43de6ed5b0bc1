using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Joins;

[Rule("SEA8219", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:deployment-has-poddisruptionbudget kube-score:statefulset-has-poddisruptionbudget polaris:missingPodDisruptionBudget kics:deployment_without_pod_disruption_budget kics:statefulset_without_pod_disruption_budget")]
public sealed class NoDisruptionBudget : Rule<Pod>
{
    public override string Title => "No disruption budget";

    public override string Message => "{0} '{1}' has several replicas and no PodDisruptionBudget that keeps some of them running";

    public override string Why => """
        When nodes are drained for an upgrade, nothing keeps Kubernetes from evicting all replicas together. A PodDisruptionBudget says how many must stay.
        """;

    public override string? Differences => """
        Workloads with one replica are not asked for a budget, which could only block the drain; Polaris asks nevertheless. The folder or kustomization must be readable as a whole; a budget found anywhere in the
        workspace counts, and one without a namespace may lie in any.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is { Kind: "Deployment" or "StatefulSet", Object: { } item } && HasSeveral(item) && IsUnprotected(workload))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    /// <summary>Certain: no budget is about the pods.</summary>
    internal static bool IsUnprotected(Workload workload)
    {
        if (workload.Object is not { } item || !item.Unit.IsClosed(item.Namespace) || item.Unit.NearAnywhere("PodDisruptionBudget", item.Namespace) is not { } budgets)
            return false;
        foreach (var budget in budgets)
        {
            if (DisruptionBudgetWithoutPods.SelectorOf(budget)?.Matches(workload.Labels, isPod: true) != false)
                return false;
        }
        return true;
    }

    // Written, or what an autoscaler keeps at least.
    static bool HasSeveral(KubernetesObject item)
    {
        var count = item.Spec()?.Number("replicas") ?? 1;
        foreach (var scaler in item.Unit.Autoscalers(item))
            count = System.Math.Max(count, scaler.Spec()?.Number("minReplicas") ?? 1);
        return count > 1;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec("replicas: 3", name: "[|web|]")),
        Bad.Kubernetes(StatefulSet("replicas: 3", name: "[|web|]")),
        Good.Kubernetes(DeploymentSpec("replicas: 3"), DisruptionBudget("minAvailable: 1")),
        Good.Kubernetes(Deployment()).Because("a single replica cannot be kept running while its node is drained"),
        Good.Kubernetes(DeploymentSpec("replicas: 3")).Beside("budget.yaml", DisruptionBudget("minAvailable: 1")),
    ];
}
