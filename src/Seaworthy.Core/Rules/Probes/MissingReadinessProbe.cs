using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA5003", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:readiness_probe_is_not_configured checkov:CKV_K8S_9 kube-linter:no-readiness-probe polaris:readinessProbeMissing kubescape:C-0018",
    Related = "kube-score:pod-probes")]
sealed class MissingReadinessProbe : Rule<PodContainer>
{
    public override string Title => "Missing readiness probe";

    public override string Message => "Container '{0}' has no readiness probe; add {1}";

    public override string Why => """
        Without a readiness probe, a pod receives requests as soon as its process runs and keeps receiving them while it cannot answer, so every
        rollout drops requests. A container that serves no requests does not need one.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/pods/probes/";

    public override string? Differences => """
        A Job or CronJob receives no requests and is not reported, while some tools report it.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Readiness.EffectivelyNot(true) && container.Kind == ContainerKind.Main && container.Workload?.IsBatch != true)
            Offer(report.At(container.Readiness, container.Name, container.Readiness.Spelling), container);
    }

    // A TCP check is the simplest probe. If the liveness probe already does it, it adds nothing.
    static void Offer(Finding finding, Container container)
    {
        if (container.Manifest is not { } node || node.Presence("livenessProbe", "tcpSocket").IsWritten)
            return;
        foreach (var port in container.Ports)
        {
            if (port is not { Protocol: "tcp", First: { } number })
                continue;
            var probed = node.Text("readinessProbe", "tcpSocket", "port");
            finding.WithFix("Add a TCP readiness probe", f => f.Set(probed, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Safety.Review);
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("""
            ports:
            - containerPort: 8080
            """, name: "[|api|]"))
            .Fixed(Pod("""
            ports:
            - containerPort: 8080
            readinessProbe:
              tcpSocket:
                port: 8080
            """)),
        Good.Kubernetes(Pod("readinessProbe: { tcpSocket: { port: 8080 } }")),
        Good.Kubernetes(Pod("readinessProbe: { tcpSocket: { port: 8080 } }", spec: "initContainers: [{ name: wait, image: acme/wait:1 }]"))
            .Because("an init container receives no requests"),
    ];
}
