using System.Globalization;
using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4030", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:privileged-ports trivy:KSV-0117 kics:privileged_ports_mapped_in_container cis-docker:5.8")]
sealed class PrivilegedPort : Rule<Port>
{
    public override string Title => "Privileged port";

    public override string Message => "Container '{0}' uses the privileged port {1}; use a port above 1023";

    public override string Why => """
        By default, Linux lets only root or a process with NET_BIND_SERVICE listen on ports below 1024, so the container gets privileges that it
        does not need otherwise. Docker lifts this restriction inside containers since version 20.10; other engines might not. A service behind a
        proxy or a port mapping needs no low port.
        """;

    public override string Sources => """
        https://man7.org/linux/man-pages/man7/capabilities.7.html
        https://docs.kernel.org/networking/ip-sysctl.html
        """;

    public override string? Differences => """
        KICS accepts only that NET_BIND_SERVICE itself is dropped; here dropping ALL counts too. KICS also takes an address that starts with a low
        number for a port.
        """;

    public override void Check(Port port, Report report)
    {
        if (port.Container.Dialect == Dialect.Kubernetes)
        {
            if (port.First is > 0 and < 1024)
                report.At(port.Span, port.Container.Name, port.First.Value.ToString(CultureInfo.InvariantCulture));
            return;
        }
        if (port.Container.Dialect != Dialect.Compose
            || port.Container.CapabilitiesDropped.Has(static name => Capabilities.Normalize(name) is "NET_BIND_SERVICE" or "ALL"))
            return;
        if (port.First is { } first && first is > 0 and < 1024)
            report.At(port.Span, port.Container.Name, first.ToString(CultureInfo.InvariantCulture));
        else if (First(port.HostPort) is { } host and > 0 and < 1024)
            report.At(port.Span, port.Container.Name, host.ToString(CultureInfo.InvariantCulture));
    }

    static int? First(string? range)
    {
        var text = range ?? "";
        var dash = text.IndexOf('-');
        return int.TryParse(dash < 0 ? text : text.Substring(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            ports:
              - [|"127.0.0.1:8080:80"|]
              - [|"443:8443"|]
              - target: 8080
                published: [|"53"|]
            """)),
        Bad.Kubernetes(Pod("ports: [{ containerPort: [|80|] }, { containerPort: 8080 }]")),
        Good.Kubernetes(Pod("ports: [{ containerPort: 8080 }]")),
        Good.Compose(ApiService("""
            ports: ["127.0.0.1:8080:8081", "${PORT}:8082"]
            """, others: """
            web: { image: acme/web:1.4.2, cap_drop: [NET_BIND_SERVICE], ports: ["8083:80"] }
            """)).Because("the container drops NET_BIND_SERVICE"),
    ];
}
