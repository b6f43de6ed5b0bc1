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

    // True only if certainly no budget selects the pods.
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

    // The written number, or the minimum of an autoscaler.
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
        Title = "Missing disruption budget",
        Message = "{0} '{1}' has several replicas but no PodDisruptionBudget; add one with maxUnavailable: 1",
        Why =
            "When nodes are drained for an upgrade, all replicas can be evicted at the same time, and the service is unavailable. A " +
            "PodDisruptionBudget limits how many of them an eviction can remove.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
        Differences =
            "A workload with one replica is not reported, because a budget could only block the drain; Polaris reports it. All files of the " +
            "directory or kustomization must be parsable; a budget anywhere in the workspace counts, and one without a namespace can be in " +
            "any.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec("replicas: 3", name: "[|web|]")),
            Bad.Kubernetes(StatefulSet("replicas: 3", name: "[|web|]")),
            Good.Kubernetes(DeploymentSpec("replicas: 3"), DisruptionBudget("minAvailable: 1")),
            Good.Kubernetes(Deployment()).Because("a single replica cannot stay available while its node is drained"),
            Good.Kubernetes(DeploymentSpec("replicas: 3")).Beside("budget.yaml", DisruptionBudget("minAvailable: 1")),
        ],
    };

    [Rule("SEA8266", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:deployment-has-poddisruptionbudget kube-score:statefulset-has-poddisruptionbudget polaris:missingPodDisruptionBudget")]
    public static MissingDisruptionBudgetRule MissingBudgetForUnsetReplicas => new(static workload =>
        workload.Object is { IsPatch: false } item && (item.Is("Deployment") || item.Is("StatefulSet")) &&
        item.Root.Integer("spec", "replicas").IsUnset)
    {
        Title = "Missing disruption budget for a workload without replicas",
        Message = "{0} '{1}' does not set replicas and has no PodDisruptionBudget; add one with maxUnavailable: 1",
        Why =
            "A workload without replicas is often scaled by an autoscaler. When nodes are drained, all of its pods can be evicted at the same " +
            "time, and the service is unavailable.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
        Differences = "Polaris also requires a budget where one replica is set, which could only block the drain.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Bad.Kubernetes(StatefulSet("", name: "[|web|]")),
            Good.Kubernetes(Deployment(), DisruptionBudget()),
            Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("a single replica cannot stay available while its node is drained"),
        ],
    };
}
