using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5084", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:pod-probes")]
sealed class MissingReadinessProbeBehindService : Rule<Pod>
{
    public override string Title => "Service to pods that are never asked whether they are ready";

    public override string Message => "Requests go to {0} '{1}', none of whose containers has a readiness probe";

    public override string Why => """
        The rule about readiness probes, for teams that mind only what a Service sends requests to, and are content with one probe for each pod.
        """;

    public override string? Differences => """
        kube-score also counts a pod with a service account of its own as served.
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
        Good.Kubernetes(Deployment()).Because("no Service sends requests to it"),
    ];
}
