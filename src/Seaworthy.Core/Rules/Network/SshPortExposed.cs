using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4002", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:exposing_port_22 trivy:DS-0004 checkov:CKV_DOCKER_1 sonar:S6473 terrascan:AC_DOCKER_0026 kube-linter:ssh-port cis-docker:5.7",
    Related = "kubescape:C-0042")]
sealed class SshPortExposed : Rule<Port>
{
    public override string Title => "SSH port exposed";

    public override string Message => "Port 22 of {0} is exposed; use 'docker exec' or 'kubectl exec' instead of an SSH server";

    public override string Why => """
        An SSH server in a container is a second way in, with its own keys and accounts that are rarely rotated. 'docker exec' and 'kubectl exec'
        give the same access under the control of the engine or cluster. Acceptable if SSH is the purpose of the container, as in a Git or SFTP
        server.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/cli/docker/container/exec/
        https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
        """;

    public override string? Differences => """
        kubescape checks Services that refer to such a port; SEA4034 reports them.
        """;

    public override void Check(Port port, Report report)
    {
        if (port.Covers(22) && port.Protocol == "tcp")
            report.At(port.Span, port.Container.Dialect == Dialect.Dockerfile ? "the image" : "container '" + port.Container.Name + "'");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("EXPOSE 80 [|22|]")),
        Bad.Dockerfile(Debian("EXPOSE [|20-25/tcp|]")),
        Bad.Compose(ApiService("""
            ports:
              - [|"127.0.0.1:2222:22"|]
            """)),
        Bad.Kubernetes(Pod("ports: [{ containerPort: [|22|] }]")),
        Good.Dockerfile(Debian("EXPOSE 2222 22/udp $PORT")),
        Good.Compose(ApiService("""ports: ["127.0.0.1:22:2222"]""")).Because("the container listens on 2222"),
        Good.Kubernetes(Pod("ports: [{ containerPort: 2222 }]")),
    ];
}
