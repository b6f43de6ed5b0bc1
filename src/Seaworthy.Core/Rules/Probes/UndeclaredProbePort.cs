using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA8012", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:liveness-port kube-linter:readiness-port kube-linter:startup-port")]
sealed class UndeclaredProbePort : Rule<PodContainer>
{
    public override string Title => "Probe asks a port that is not declared";

    public override string Message => "'{0}' does not list port {1}, which its {2} asks; add it to ports";

    public override string Why => """
        A probe works without it, but whoever reads the ports of the container, a person or a policy, does not see the one that matters most.
        """;

    public override void Check(PodContainer container, Report report)
    {
        foreach (var probe in ProbePort.Of(container))
        {
            if (probe.IsName || probe.IsDeclared(container))
                continue;
            var finding = report.At(probe.Setting, container.Name, probe.Setting.Value!, probe.Probe);
            var ports = container.Manifest.List("ports");
            // A port below 1024 needs more than a declaration.
            if (probe.Setting.Value!.Length >= 4)
                finding.WithFix("List the port", f => f.Append(ports, IsFlow(container.Manifest) ? "{ containerPort: " + probe.Setting.Value + " }"
                    : "containerPort: " + probe.Setting.Value), Safety.Review);
        }
    }

    static bool IsFlow(ManifestNode container) => container.Node.IsFlow || container.Value("ports") is YamlSequence { IsFlow: true };

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("""
            ports:
            - name: http
              containerPort: 8080
            readinessProbe:
              tcpSocket:
                port: [|9090|]
            """))
            .Fixed(Deployment("""
            ports:
            - name: http
              containerPort: 8080
            - containerPort: 9090
            readinessProbe:
              tcpSocket:
                port: 9090
            """)),
        Bad.Kubernetes(Deployment("""
            startupProbe:
              grpc:
                port: [|9090|]
            """))
            .Fixed(Deployment("""
            startupProbe:
              grpc:
                port: 9090
            ports:
            - containerPort: 9090
            """)),
        Bad.Kubernetes(Deployment("""
            ports: [{ containerPort: 8080 }]
            startupProbe: { grpc: { port: [|9090|] } }
            """))
            .Fixed(Deployment("""
            ports: [{ containerPort: 8080 }, { containerPort: 9090 }]
            startupProbe: { grpc: { port: 9090 } }
            """)),
        Good.Kubernetes(Deployment("""
            ports: [{ name: http, containerPort: 8080 }]
            readinessProbe: { tcpSocket: { port: 8080 } }
            """)),
    ];
}
