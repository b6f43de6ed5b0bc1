using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5075", Category.Resources, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:poddisruptionbudget-has-policy")]
public sealed class EmptyDisruptionBudget : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget without a policy";

    public override string Message => "Budget '{0}' does not say how many pods may be away; set maxUnavailable or minAvailable";

    public override string Why => """
        A budget says with maxUnavailable or minAvailable what a drain may do. With neither it protects nothing that anybody has decided on.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("PodDisruptionBudget") && item.Root.Presence("spec", "selector").IsWritten && item.Root.Text("spec", "minAvailable").IsUnset && item.Root.Text("spec", "maxUnavailable") is { IsUnset: true } most)
            report.At(most, item.Name).WithFix("Allow one pod to be away", f => f.Set(most, "1"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
