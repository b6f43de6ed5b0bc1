using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5084", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:pod-probes")]
sealed class MissingReadinessProbeBehindService : Rule<Pod>
{
    public override string Title => "Service forwards to pods without a readiness probe";

    public override string Message => "{0} '{1}' is behind a Service but has no readiness probe; add readinessProbe";

    public override string Why => """
        Without a readiness probe, a pod receives requests as soon as its process runs, so every rollout drops requests. This variant of the rule
        about readiness probes reports only pods behind a Service and accepts one probe per pod.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/pods/probes/";

    public override string? Differences => """
        kube-score also treats a pod with its own service account as served.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { IsPatch: false } item, IsBatch: false })
            return;
        foreach (var container in workload.Containers)
        {
            if (!container.Readiness.IsEffectively(false))
                return;
        }
        if (PodSelection.IsServed(workload))
            report.At(item.NameSpan, item.Kind, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service(), DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(Service(), Deployment("readinessProbe: { tcpSocket: { port: 8080 } }")),
        Good.Kubernetes(Deployment()).Because("no Service selects its pods"),
    ];
}
