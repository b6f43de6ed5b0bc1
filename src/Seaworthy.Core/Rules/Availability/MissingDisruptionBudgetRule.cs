using Seaworthy.Model.Yaml;
using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

/// <summary>The family of rules about a workload without a PodDisruptionBudget. Message: 0 kind, 1 name.</summary>
sealed class MissingDisruptionBudgetRule(Func<Pod, bool> hasReplicas) : FamilyRule<Pod>
{
    public override void Check(Pod workload, Report report)
    {
        if (hasReplicas(workload) && IsUnprotected(workload))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    // Certain: no budget is about the pods.
    static bool IsUnprotected(Pod workload)
    {
        if (workload.Object is not { } item || !item.Unit.IsClosed(item.Namespace) ||
            item.Unit.NearAnywhere("PodDisruptionBudget", item.Namespace) is not { } budgets)
            return false;
        foreach (var budget in budgets)
        {
            if (UnmatchedSelectorRule.OfBudget(budget)?.Matches(workload.Labels, isPod: true) != false)
                return false;
        }
        return true;
    }

    // Written, or what an autoscaler keeps at least.
    static bool HasSeveral(KubernetesObject item)
    {
        var count = item.Spec()?.Number("replicas") ?? 1;
        foreach (var scaler in item.Unit.Autoscalers(item))
            count = Math.Max(count, scaler.Spec()?.Number("minReplicas") ?? 1);
        return count > 1;
    }

    [Rule("SEA8219", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kube-score:deployment-has-poddisruptionbudget kube-score:statefulset-has-poddisruptionbudget polaris:missingPodDisruptionBudget " +
            "kics:deployment_without_pod_disruption_budget kics:statefulset_without_pod_disruption_budget")]
    public static MissingDisruptionBudgetRule MissingDisruptionBudget => new(static workload =>
        workload is { Kind: "Deployment" or "StatefulSet", Object: { } item } && HasSeveral(item))
    {
        Title = "No disruption budget",
        Message = "{0} '{1}' has several replicas and no PodDisruptionBudget that keeps some of them running",
        Why =
            "When nodes are drained for an upgrade, nothing keeps Kubernetes from evicting all replicas together. A PodDisruptionBudget says how many must " +
            "stay.",
        Differences =
            "Workloads with one replica are not asked for a budget, which could only block the drain; Polaris asks nevertheless. The folder or kustomization " +
            "must be readable as a whole; a budget found anywhere in the" +
            "\nworkspace counts, and one without a namespace may lie in any.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec("replicas: 3", name: "[|web|]")),
            Bad.Kubernetes(StatefulSet("replicas: 3", name: "[|web|]")),
            Good.Kubernetes(DeploymentSpec("replicas: 3"), DisruptionBudget("minAvailable: 1")),
            Good.Kubernetes(Deployment()).Because("a single replica cannot be kept running while its node is drained"),
            Good.Kubernetes(DeploymentSpec("replicas: 3")).Beside("budget.yaml", DisruptionBudget("minAvailable: 1")),
        ],
    };

    [Rule("SEA8266", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:deployment-has-poddisruptionbudget kube-score:statefulset-has-poddisruptionbudget polaris:missingPodDisruptionBudget")]
    public static MissingDisruptionBudgetRule MissingBudgetForUnsetReplicas => new(static workload =>
        workload.Object is { IsPatch: false } item && (item.Is("Deployment") || item.Is("StatefulSet")) &&
        item.Root.Integer("spec", "replicas").IsUnset)
    {
        Title = "Workload that leaves its replicas open has no disruption budget",
        Message = "{0} '{1}' does not say how many replicas it has, and has no PodDisruptionBudget for when there are several",
        Why =
            "A workload that leaves its replicas open is often scaled by something else. When nodes are drained, nothing keeps Kubernetes from evicting all " +
            "of its pods together.",
        Differences = "Polaris asks for a budget also where one replica is written, which could only block the drain.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Bad.Kubernetes(StatefulSet("", name: "[|web|]")),
            Good.Kubernetes(Deployment(), DisruptionBudget()),
            Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("a single replica cannot be kept running while its node is drained"),
        ],
    };
}
