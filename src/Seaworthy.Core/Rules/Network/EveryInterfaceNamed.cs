using System.Globalization;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4033", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:5.14", Related = "kics:container_traffic_not_bound_to_host_interface dclint:no-unbound-port-interfaces")]
public sealed class EveryInterfaceNamed : Rule<Port>
{
    public override string Title => "Port is bound to every address";

    public override string Message => "Port {0} of '{1}' is bound to {2}, which is every interface of the host; bind it to one, such as 127.0.0.1";

    public override string Why => """
        An address that stands for all of them binds nothing: the port is open in each network that the host is in, around the rules that an administrator wrote.
        """;

    public override string? Differences => """
        Peers are content with any address. Here one that means all is as open as none.
        """;

    public override void Check(Port port, Report report)
    {
        if (port.Container.Dialect != Dialect.Compose || !port.IsPublished || !(port.HostAddress.IsExplicitly("0.0.0.0") || port.HostAddress.IsExplicitly("::")))
            return;
        var finding = report.At(port.Span, port.HostPort ?? port.First?.ToString(CultureInfo.InvariantCulture) ?? "", port.Container.Name, port.HostAddress.Value!);
        if (port.HostAddress.Route is not null)
            finding.WithFix("Publish on the loopback interface alone", f => f.Set(port.HostAddress, "127.0.0.1"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            ports:
              - [|"0.0.0.0:8080:80"|]
            """))
            .Fixed(ApiService("""
            ports:
              - "127.0.0.1:8080:80"
            """)),
        Bad.Compose(ApiService("""ports: [{ target: 80, published: [|"8080"|], host_ip: 0.0.0.0 }]"""))
            .Fixed(ApiService("""ports: [{ target: 80, published: "8080", host_ip: 127.0.0.1 }]""")),
        Good.Compose(ApiService("""ports: ["127.0.0.1:8080:80", "${BIND:-10.0.0.7}:8081:80"]""")),
    ];
}
