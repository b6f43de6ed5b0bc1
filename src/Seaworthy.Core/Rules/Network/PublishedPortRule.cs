using System.Globalization;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

/// <summary>The family of rules about ports that are published on all interfaces of the host. Message: 0 port, 1 service, 2 address.</summary>
sealed class PublishedPortRule(Func<Port, bool> isReported) : FamilyRule<Port>
{
    public override void Check(Port port, Report report)
    {
        if (port.Container.Dialect != Dialect.Compose || !port.IsPublished || !isReported(port))
            return;
        var number = port.HostPort ?? port.First?.ToString(CultureInfo.InvariantCulture) ?? "";
        var finding = report.At(port.Span, number, port.Container.Name, port.HostAddress.Value ?? "");
        if (port.HostAddress.Route is not null)
            finding.WithFix("Set the host address to 127.0.0.1", f => f.Set(port.HostAddress, "127.0.0.1"), Safety.Review);
    }

    [Rule("SEA4001", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kics:container_traffic_not_bound_to_host_interface dclint:no-unbound-port-interfaces cis-docker:5.14")]
    public static PublishedPortRule PortPublishedOnAllInterfaces => new(static port =>
        // Compose rejects an address inside the port number, so no port is opened.
        port.HostAddress.IsUnset && port.HostPort?.IndexOf('.') is null or < 0)
    {
        Title = "Port published on all interfaces",
        Message = "Port {0} of '{1}' is published on all interfaces, past the host firewall; add a host address such as 127.0.0.1",
        Why =
            "Docker opens published ports with its own packet filter rules, which apply before those of the host firewall. A database that is " +
            "published for convenience is then reachable from every network of the host. Use 127.0.0.1 for ports that only this host needs; a " +
            "public service can stay on all interfaces.",
        Sources =
            "https://docs.docker.com/engine/network/packet-filtering-firewalls/ " +
            "https://docs.docker.com/engine/network/port-publishing/",
        Differences =
            "Other tools search for an address in front of the port and treat a variable as none; here a variable can contain an address. An " +
            "explicit 0.0.0.0 is reported by SEA4033. In the long form, host_ip is the address.",
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
                """)).Because("an address is set, or a variable might contain one"),
            Good.Compose(ApiService("ports: [{ target: 80, published: 10.1.2.3:8080 }]")).Because("the value is not a port, and Compose rejects it"),
        ],
    };

    [Rule("SEA4033", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "cis-docker:5.14",
        Related = "kics:container_traffic_not_bound_to_host_interface dclint:no-unbound-port-interfaces")]
    public static PublishedPortRule PortBoundToWildcardAddress => new(static port =>
        port.HostAddress.IsExplicitly("0.0.0.0") || port.HostAddress.IsExplicitly("::"))
    {
        Title = "Port bound to the wildcard address",
        Message = "Port {0} of '{1}' is bound to {2}, which means all interfaces; use a host address such as 127.0.0.1",
        Why =
            "The addresses 0.0.0.0 and :: mean all interfaces, so the port is open in every network of the host, and the packet filter rules of " +
            "Docker apply before those of the host firewall. A public service can stay on all interfaces.",
        Sources =
            "https://docs.docker.com/engine/network/packet-filtering-firewalls/ " +
            "https://docs.docker.com/engine/network/port-publishing/",
        Differences = "Other tools accept any address. Here the wildcard address is reported, because it has the same effect as no address.",
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
