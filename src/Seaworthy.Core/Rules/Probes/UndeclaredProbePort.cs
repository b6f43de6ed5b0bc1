using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA8012", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:liveness-port kube-linter:readiness-port kube-linter:startup-port")]
sealed class UndeclaredProbePort : Rule<PodContainer>
{
    public override string Title => "Probe port not declared";

    public override string Message => "Container '{0}' does not declare port {1} of its {2}; add it to ports";

    public override string Why => """
        The probe works without the declaration, because ports is informational. Reviewers and tools that read the list, however, do not see the port
        that decides whether the container is restarted or receives requests.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/";

    public override void Check(PodContainer container, Report report)
    {
        foreach (var probe in ProbePort.Of(container))
        {
            if (probe.IsName || probe.IsDeclared(container))
                continue;
            var finding = report.At(probe.Setting, container.Name, probe.Setting.Value!, probe.Probe);
            var ports = container.Manifest.List("ports");
            // A port below 1024 needs a capability as well.
            if (probe.Setting.Value!.Length >= 4)
                finding.WithFix("Add the port", f => f.Append(ports, IsFlow(container.Manifest) ? "{ containerPort: " + probe.Setting.Value + " }"
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
