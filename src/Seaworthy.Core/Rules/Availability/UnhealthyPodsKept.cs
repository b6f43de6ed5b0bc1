using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5076", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:pdb-unhealthy-pod-eviction-policy")]
public sealed class UnhealthyPodsKept : Rule<KubernetesObject>
{
    public override string Title => "Broken pods cannot be evicted";

    public override string Message => "Pods of budget '{0}' that never become ready block a drain; set {1} to AlwaysAllow";

    public override string Why => """
        Unless told otherwise, pods that run but are not ready count against the budget. A workload that crashes in a loop then blocks every drain of its nodes.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        // Kubernetes has the field since 1.27, on by default.
        if (item.Is("PodDisruptionBudget") && report.Settings.KubernetesVersion.IsAtLeast(27) && item.Root.Presence("spec", "selector").IsWritten && item.Root.Text("spec", "unhealthyPodEvictionPolicy") is { IsUnset: true } policy)
            report.At(policy, item.Name, policy.Spelling).WithFix("Let broken pods be evicted", f => f.Set(policy, "AlwaysAllow"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
