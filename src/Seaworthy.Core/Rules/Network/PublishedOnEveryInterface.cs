using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4001", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:container_traffic_not_bound_to_host_interface dclint:no-unbound-port-interfaces cis-docker:5.14")]
public sealed class PublishedOnEveryInterface : Rule<Port>
{
    public override string Title => "Port is published on every interface";

    public override string Message => "Port {0} of '{1}' is published on every interface of the host, around its firewall; bind it to an address such as 127.0.0.1";

    public override string Why => """
        Docker opens a published port in the packet filter itself, in front of the rules that an administrator wrote. A database published for convenience is then reachable from every network the
        host is in. Name the address: 127.0.0.1 for what only this host needs.
        """;

    public override string? Differences => """
        Peers look for an address in front of the port and take a variable there for none; here a variable may hold one, whatever its form. That every interface is meant, 0.0.0.0,
        is a rule of its own. In the long form host_ip is the address.
        """;

    public override void Check(Port port, Report report)
    {
        if (port.Container.Dialect != Dialect.Compose || !port.IsPublished)
            return;
        // An address that was written into the port is refused by Compose, and no port is open.
        if (port.HostAddress.IsUnset && port.HostPort?.IndexOf('.') is null or < 0)
        {
            var finding = report.At(port.Span, port.HostPort ?? port.First?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", port.Container.Name);
            if (port.HostAddress.Route is not null)
                finding.WithFix("Publish on the loopback interface alone", f => f.Set(port.HostAddress, "127.0.0.1"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            ports:
              - [|"8080:80"|]
            """))
            .Fixed(ApiService("""
            ports:
              - "127.0.0.1:8080:80"
            """)),
        Bad.Compose(ApiService("""
            ports:
              - target: 80
                published: [|"8080"|]
            """))
            .Fixed(ApiService("""
            ports:
              - target: 80
                published: "8080"
                host_ip: 127.0.0.1
            """)),
        Bad.Compose(ApiService("""
            ports:
              - [|"80"|]
              - target: [|81|]
            """)),
        Good.Compose(ApiService("""
            ports:
              - "127.0.0.1:8080:80"
              - "[::1]:8080:80"
              - "${BIND}:8080:80"
              - "${BIND:-127.0.0.1}:8081:81"
            """)).Because("an address is named, or a variable may name one"),
        Good.Compose(ApiService("ports: [{ target: 80, published: 10.1.2.3:8080 }]")).Because("that is no port, and Compose refuses it"),
    ];
}
