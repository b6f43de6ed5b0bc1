namespace Seaworthy.Rules.Network;

[Rule("SEA4006", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S6473")]
[Not(Dialect.Compose, "a port that a service publishes is reported by SEA4001 and SEA4002")]
[Not(Dialect.Kubernetes, "a port of a pod is reachable in the cluster whether or not it is listed")]
sealed class AdministrationPortExposed : Rule<Port>
{
    public override string Title => "Administration port is exposed";

    public override string Message => "Port {0} gives control over the machine; do not offer it";

    public override string Why => """
        Telnet, remote desktop, remote management and screen sharing hand the whole container to whoever gets in.
        """;

    public override string? Differences => """
        Port 22 has a rule of its own.
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
