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
        Title = "Disruption budget without a policy",
        Message = "Budget '{1}' does not say how many pods may be away; set maxUnavailable or minAvailable",
        Why = "A budget says with maxUnavailable or minAvailable what a drain may do. With neither it protects nothing that anybody has decided on.",
        Repair = "Allow one pod to be away",
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
                .Because("a patch says only what it changes"),
        ],
    };

    [Rule("SEA5076", Category.Resources, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:pdb-unhealthy-pod-eviction-policy")]
    public static FieldRule UnhealthyPodEvictionBlocked => new(static item =>
        // Kubernetes has the field since 1.27, on by default.
        item.Is("PodDisruptionBudget") && item.File.Settings.KubernetesVersion.IsAtLeast(27) && item.Root.Presence("spec", "selector").IsWritten &&
        item.Root.Text("spec", "unhealthyPodEvictionPolicy") is { IsUnset: true } policy ? policy : null)
    {
        Title = "Broken pods cannot be evicted",
        Message = "Pods of budget '{1}' that never become ready block a drain; set {2} to AlwaysAllow",
        Why =
            "Unless told otherwise, pods that run but are not ready count against the budget. A workload that crashes in a loop then blocks every drain of " +
            "its nodes.",
        Repair = "Let broken pods be evicted",
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
                """)).Because("somebody decided it"),
        ],
    };
}
