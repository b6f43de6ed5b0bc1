using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA8011", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:liveness-port kube-linter:readiness-port kube-linter:startup-port")]
sealed class UnknownProbePortName : Rule<PodContainer>
{
    public override string Title => "Probe names a port that the container does not have";

    public override string Message => "No port of '{0}' is named '{1}', so the {2} always fails{3}";

    public override string Why => """
        A probe that names a port is answered only where the container has a port of that name. Otherwise it fails each time: the container is restarted without end, or never gets a request.
        """;

    public override void Check(PodContainer container, Report report)
    {
        foreach (var probe in ProbePort.Of(container))
        {
            if (!probe.IsName || probe.IsDeclared(container))
                continue;
            var near = DidYouMean.Find(probe.Setting.Value!, Names(container));
            var finding = report.At(probe.Setting, container.Name, probe.Setting.Value!, probe.Probe, near is null ? "" : "; did you mean '" + near + "'?");
            if (near is not null)
                finding.WithFix("Ask '" + near + "'", f => f.Set(probe.Setting, near), Safety.Review);
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
            """)).Because("a number needs no declaration"),
    ];
}
