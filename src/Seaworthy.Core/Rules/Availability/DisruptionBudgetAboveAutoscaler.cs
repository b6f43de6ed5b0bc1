using System.Globalization;
using Seaworthy.Model.Yaml;
using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

[Rule("SEA8222", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:pdbMinAvailableGreaterThanHPAMinReplicas")]
sealed class DisruptionBudgetAboveAutoscaler : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget above the minimum of the autoscaler";

    public override string Message => "PodDisruptionBudget '{0}' requires {1} pods, but {2} '{3}' scales down to {4}; set minReplicas above {1}";

    public override string Why => """
        When the autoscaler has scaled down to its minimum, the budget allows no eviction, so a node drain hangs until the load increases. Upgrades of
        the cluster usually run at low load, when this happens.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/run-application/configure-pdb/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "PodDisruptionBudget" || item.Spec()?.Scalar("minAvailable") is not { } least || item.Spec()!.Number("minAvailable") is not { } wanted
            || UnmatchedSelectorRule.OfBudget(item) is not { IsEmpty: false } selector)
            return;
        foreach (var workload in item.Unit.Selected(selector, item.Namespace))
        {
            foreach (var scaler in item.Unit.Autoscalers(workload.Object!))
            {
                if (scaler.Kind != "HorizontalPodAutoscaler" || !Namespaces.AreSame(scaler.Namespace, item.Namespace)
                    || (scaler.Spec()!.Get("minReplicas") is { } written && ManifestNodes.TextOf(written) is null))
                    continue;
                var minimum = scaler.Spec()!.Number("minReplicas") ?? 1;
                if (wanted > minimum)
                {
                    report.At(least, item.Name, least.Value, scaler.Kind, scaler.Name, minimum.ToString(CultureInfo.InvariantCulture))
                        .WithRelated(new Location(scaler.File.Source, scaler.NameSpan), "The autoscaler");
                    return;
                }
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DisruptionBudget("minAvailable: [|3|]"), Deployment(), Autoscaler()),
        Good.Kubernetes(DisruptionBudget("minAvailable: 2"), Deployment(), Autoscaler()),
    ];
}
