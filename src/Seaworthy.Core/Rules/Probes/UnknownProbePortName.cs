using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA8011", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:liveness-port kube-linter:readiness-port kube-linter:startup-port")]
sealed class UnknownProbePortName : Rule<PodContainer>
{
    public override string Title => "Unknown port name in a probe";

    public override string Message => "Container '{0}' has no port named '{1}', so its {2} always fails; {3}";

    public override string Why => """
        The kubelet resolves the port name of a probe among the ports of the container. An unknown name makes every probe fail: the container is
        restarted in a loop, or the pod never receives a request.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/";

    public override void Check(PodContainer container, Report report)
    {
        foreach (var probe in ProbePort.Of(container))
        {
            if (!probe.IsName || probe.IsDeclared(container))
                continue;
            var near = DidYouMean.Find(probe.Setting.Value!, Names(container));
            var finding = report.At(probe.Setting, container.Name, probe.Setting.Value!, probe.Probe, near is null ? "add it to ports" : "use '" + near + "'");
            if (near is not null)
                finding.WithFix("Use '" + near + "'", f => f.Set(probe.Setting, near), Safety.Review);
        }
    }

    static IEnumerable<string> Names(PodContainer container)
    {
        foreach (var port in container.Manifest.Items("ports"))
        {
            if (port.Text("name") is { IsKnown: true } name)
                yield return name.Value!;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("""
            ports: [{ name: http, containerPort: 8080 }]
            livenessProbe: { httpGet: { port: [|web|] } }
            """)),
        Bad.Kubernetes(Deployment("""
            ports: [{ name: http, containerPort: 8080 }]
            livenessProbe: { httpGet: { port: [|htpp|] } }
            """))
            .Fixed(Deployment("""
            ports: [{ name: http, containerPort: 8080 }]
            livenessProbe: { httpGet: { port: http } }
            """)),
        Good.Kubernetes(Deployment("""
            ports: [{ name: http, containerPort: 8080 }]
            livenessProbe: { httpGet: { port: http } }
            """)),
        Good.Kubernetes(Deployment("""
            ports: [{ name: http, containerPort: 8080 }]
            livenessProbe: { httpGet: { port: 9090 } }
            """)).Because("a port number does not have to be declared"),
    ];
}
