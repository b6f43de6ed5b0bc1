using System.Globalization;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

/// <summary>The family of rules about ports that are published on every interface of the host. Message: 0 port, 1 service, 2 address.</summary>
sealed class PublishedPortRule(Func<Port, bool> isReported) : FamilyRule<Port>
{
    public override void Check(Port port, Report report)
    {
        if (port.Container.Dialect != Dialect.Compose || !port.IsPublished || !isReported(port))
            return;
        var number = port.HostPort ?? port.First?.ToString(CultureInfo.InvariantCulture) ?? "";
        var finding = report.At(port.Span, number, port.Container.Name, port.HostAddress.Value ?? "");
        if (port.HostAddress.Route is not null)
            finding.WithFix("Publish on the loopback interface alone", f => f.Set(port.HostAddress, "127.0.0.1"), Safety.Review);
    }

    [Rule("SEA4001", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kics:container_traffic_not_bound_to_host_interface dclint:no-unbound-port-interfaces cis-docker:5.14")]
    public static PublishedPortRule PortPublishedOnAllInterfaces => new(static port =>
        // An address that was written into the port is refused by Compose, and no port is open.
        port.HostAddress.IsUnset && port.HostPort?.IndexOf('.') is null or < 0)
    {
        Title = "Port is published on every interface",
        Message = "Port {0} of '{1}' is published on every interface of the host, around its firewall; bind it to an address such as 127.0.0.1",
        Why =
            "Docker opens a published port in the packet filter itself, in front of the rules that an administrator wrote. A database published for " +
            "convenience is then reachable from every network the" +
            "\nhost is in. Name the address: 127.0.0.1 for what only this host needs.",
        Differences =
            "Peers look for an address in front of the port and take a variable there for none; here a variable may hold one, whatever its form. That every " +
            "interface is meant, 0.0.0.0," +
            "\nis a rule of its own. In the long form host_ip is the address.",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA4033", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "cis-docker:5.14",
        Related = "kics:container_traffic_not_bound_to_host_interface dclint:no-unbound-port-interfaces")]
    public static PublishedPortRule PortBoundToWildcardAddress => new(static port =>
        port.HostAddress.IsExplicitly("0.0.0.0") || port.HostAddress.IsExplicitly("::"))
    {
        Title = "Port is bound to every address",
        Message = "Port {0} of '{1}' is bound to {2}, which is every interface of the host; bind it to one, such as 127.0.0.1",
        Why =
            "An address that stands for all of them binds nothing: the port is open in each network that the host is in, around the rules that an " +
            "administrator wrote.",
        Differences = "Peers are content with any address. Here one that means all is as open as none.",
        MoreExamples = static () =>
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
        ],
    };
}
