using System.Globalization;
using Seaworthy.Model.Yaml;
using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

[Rule("SEA8220", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:pdb-min-available")]
sealed class DisruptionBudgetCoversAllReplicas : Rule<KubernetesObject>
{
    public override string Title => "Disruption budget covers all replicas";

    public override string Message => "PodDisruptionBudget '{0}' blocks node drains because {1}; set it lower";

    public override string Why => """
        A node drain waits until the budget allows an eviction. A budget that requires all replicas never does, so it blocks every upgrade of the
        cluster until it is changed or deleted.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/run-application/configure-pdb/";

    public override string? Differences => """
        A percentage of the replicas is rounded up, as Kubernetes does, so 67% of three replicas are all three. Workloads with an autoscaler are
        checked by a separate rule.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "PodDisruptionBudget" && item.Spec()?.Scalar("minAvailable") is { } least && ManifestNodes.TextOf(least) is { } text)
            CheckLeast(item, least, text, report);
    }

    static void CheckLeast(KubernetesObject item, YamlScalar least, string text, Report report)
    {
        var isPercent = text.EndsWith("%", System.StringComparison.Ordinal);
        if (!int.TryParse(isPercent ? text.Substring(0, text.Length - 1) : text, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            || wanted == 0 || (isPercent && wanted >= 100))
            return;
        if (UnmatchedSelectorRule.OfBudget(item) is not { IsEmpty: false } selector || Replicas(item, selector) is not { } replicas)
            return;
        if (replicas.Count <= (isPercent ? (replicas.Count * wanted + 99) / 100 : wanted))
        {
            report.At(least, item.Name, string.Format(CultureInfo.InvariantCulture, "minAvailable is {0} of {1} replicas", text, replicas.Count))
                .WithRelated(new Location(replicas.Workload.File.Source, replicas.Workload.NameSpan), "The workload");
        }
    }

    // The replicas of all selected workloads; null if a number is unknown.
    static (long Count, Workload Workload)? Replicas(KubernetesObject item, Selector selector)
    {
        long count = 0;
        Workload? first = null;
        foreach (var workload in item.Unit.Selected(selector, item.Namespace))
        {
            if (workload is not { Kind: "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController", Object: { } owner }
                || item.Unit.Autoscalers(owner).Count > 0)
                return null;
            if (owner.Spec() is not { } spec || (spec.Get("replicas") is not null && spec.Number("replicas") is null))
                return null;
            count += spec.Number("replicas") ?? 1;
            first ??= workload;
        }
        return first is null || count <= 0 ? null : (count, first);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DisruptionBudget("minAvailable: [|3|]"), DeploymentSpec("replicas: 3")),
        Bad.Kubernetes(DisruptionBudget("minAvailable: [|67%|]"), DeploymentSpec("replicas: 3")),
        Good.Kubernetes(DisruptionBudget("minAvailable: 2"), DeploymentSpec("replicas: 3")),
        Good.Kubernetes(
            DisruptionBudget("minAvailable: 3"),
            DeploymentSpec("replicas: 3"),
            Autoscaler("""
                minReplicas: 4
                maxReplicas: 5
                """)).Because("a separate rule checks workloads with an autoscaler"),
        Good.Kubernetes(DisruptionBudget("minAvailable: 2")).Because("the number of replicas is in another file"),
    ];
}
