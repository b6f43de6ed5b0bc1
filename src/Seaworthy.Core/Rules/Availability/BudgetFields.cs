using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

/// <summary>Fields of disruption budgets.</summary>
static class BudgetFields
{
    [Rule("SEA5075", Category.Resources, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "kube-score:poddisruptionbudget-has-policy")]
    public static FieldRule EmptyDisruptionBudget => new(static item =>
        item.Is("PodDisruptionBudget") && item.Root.Presence("spec", "selector").IsWritten && item.Root.Text("spec", "minAvailable").IsUnset &&
        item.Root.Text("spec", "maxUnavailable") is { IsUnset: true } most ? most : null)
    {
        Title = "Disruption budget without a limit",
        Message = "PodDisruptionBudget '{1}' has no limit; set maxUnavailable or minAvailable",
        Why =
            "maxUnavailable or minAvailable defines how many pods an eviction can remove. With neither, the budget sets no limit, so it does " +
            "not protect the pods as its name suggests.",
        Sources = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
        Repair = "Set maxUnavailable to 1",
        RepairedValue = "1",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DisruptionBudget("", name: "[|web|]"))
                .Fixed(Manifest("policy/v1", "PodDisruptionBudget", """
                selector:
                  matchLabels:
                    app: web
                maxUnavailable: 1
                """)),
            Good.Kubernetes(DisruptionBudget()),
            Good.Kubernetes(Manifest("policy/v1", "PodDisruptionBudget", metadata: "labels: { team: shop }"))
                .Because("a patch contains only the fields that it changes"),
        ],
    };

    [Rule("SEA5076", Category.Resources, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:pdb-unhealthy-pod-eviction-policy")]
    public static FieldRule UnhealthyPodEvictionBlocked => new(static item =>
        // The field is enabled by default since Kubernetes 1.27.
        item.Is("PodDisruptionBudget") && item.File.Settings.KubernetesVersion.IsAtLeast(27) && item.Root.Presence("spec", "selector").IsWritten &&
        item.Root.Text("spec", "unhealthyPodEvictionPolicy") is { IsUnset: true } policy ? policy : null)
    {
        Title = "Unhealthy pods block evictions",
        Message = "Unhealthy pods of budget '{1}' block node drains; set {2} to AlwaysAllow",
        Why =
            "By default, pods that run but are not ready count against the budget and cannot be evicted while it is exceeded. A workload in a " +
            "crash loop then blocks every drain of its nodes.",
        Sources = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
        Repair = "Set unhealthyPodEvictionPolicy to AlwaysAllow",
        RepairedValue = "AlwaysAllow",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DisruptionBudget(name: "[|web|]"))
                .Fixed(Manifest("policy/v1", "PodDisruptionBudget", """
                maxUnavailable: 1
                selector:
                  matchLabels:
                    app: web
                unhealthyPodEvictionPolicy: AlwaysAllow
                """)),
            Good.Kubernetes(DisruptionBudget("""
                maxUnavailable: 1
                unhealthyPodEvictionPolicy: AlwaysAllow
                """)),
            Good.Kubernetes(DisruptionBudget("""
                maxUnavailable: 1
                unhealthyPodEvictionPolicy: IfHealthyBudget
                """)).Because("the policy is set explicitly"),
        ],
    };
}
