using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA5003", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:readiness_probe_is_not_configured checkov:CKV_K8S_9 kube-linter:no-readiness-probe polaris:readinessProbeMissing kubescape:C-0018",
    Related = "kube-score:pod-probes")]
sealed class MissingReadinessProbe : Rule<PodContainer>
{
    public override string Title => "No readiness probe";

    public override string Message => "Nothing asks whether container '{0}' is ready for requests; add {1}";

    public override string Why => """
        Without a readiness probe a pod gets requests as soon as its process runs, and keeps getting them while it cannot answer. Every deployment then drops requests.
        """;

    public override string? Differences => """
        Nothing sends requests to a Job, so neither it nor a CronJob is asked, while some peers ask.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Readiness.EffectivelyNot(true) && container.Kind == ContainerKind.Main && container.Workload?.IsBatch != true)
            Offer(report.At(container.Readiness, container.Name, container.Readiness.Spelling), container);
    }

    // Whether its port is open is the least that a container can be asked. What liveness asks already says nothing new.
    static void Offer(Finding finding, Container container)
    {
        if (container.Manifest is not { } node || node.Presence("livenessProbe", "tcpSocket").IsWritten)
            return;
        foreach (var port in container.Ports)
        {
            if (port is not { Protocol: "tcp", First: { } number })
                continue;
            var probed = node.Text("readinessProbe", "tcpSocket", "port");
            finding.WithFix("Ask whether its port is open", f => f.Set(probed, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
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
            .Because("an init container serves nobody"),
    ];
}
