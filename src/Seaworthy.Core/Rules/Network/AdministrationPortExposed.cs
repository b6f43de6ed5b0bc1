namespace Seaworthy.Rules.Network;

[Rule("SEA4006", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S6473")]
[Not(Dialect.Compose, "a published port is reported by SEA4001 or SEA4033")]
[Not(Dialect.Kubernetes, "a port of a pod is reachable in the cluster whether or not it is declared")]
sealed class AdministrationPortExposed : Rule<Port>
{
    public override string Title => "Administration port exposed";

    public override string Message => "Administration port {0} is exposed; remove it from EXPOSE and use 'docker exec' for access";

    public override string Why => """
        Telnet (23), Remote Desktop (3389) and VNC (5800, 5900) give full control of the container to anyone who can log in, and they are frequent
        targets of password guessing. 'docker exec' and 'kubectl exec' give the same access without an open port.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#expose
        https://docs.docker.com/reference/cli/docker/container/exec/
        """;

    public override string? Differences => """
        Port 22 is reported by SEA4002.
        """;

    static readonly int[] s_ports = [23, 3389, 5800, 5900];

    public override void Check(Port port, Report report)
    {
        if (port.Protocol != "tcp")
            return;
        foreach (var number in s_ports)
        {
            if (!port.Covers(number))
                continue;
            report.At(port.Span, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12\nEXPOSE 80 [|23|]\n"),
        Bad.Dockerfile("FROM debian:12\nEXPOSE [|3389/tcp|]\n"),
        Bad.Dockerfile("FROM debian:12\nEXPOSE [|5890-5910|]\n"),
        Bad.Dockerfile("FROM debian:12\nEXPOSE [|5800|]\n"),
        Good.Dockerfile("FROM debian:12\nEXPOSE 2300 5900/udp $PORT\n"),
    ];
}
