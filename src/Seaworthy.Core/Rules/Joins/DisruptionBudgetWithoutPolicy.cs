using System.Collections.Generic;
using Seaworthy.Binding.Kubernetes;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Joins;

[Rule("SEA8221", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:poddisruptionbudget-has-policy")]
public sealed class DisruptionBudgetWithoutPolicy : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget says no number";

    public override string Message => "PodDisruptionBudget '{0}' has neither minAvailable nor maxUnavailable";

    public override string Why => """
        Without a number the budget does not say what it is there for. Write how many pods must stay, or how many may go.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "PodDisruptionBudget" && item.Spec() is { } spec && spec.Find("minAvailable") is null && spec.Find("maxUnavailable") is null)
            report.At(item.NameSpan, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: [|web|]
            spec:
              selector:
                matchLabels: { app: web }
            """),
        Good.Kubernetes("""
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: web
            spec:
              minAvailable: 1
              selector:
                matchLabels: { app: web }
            """),
    ];
}
