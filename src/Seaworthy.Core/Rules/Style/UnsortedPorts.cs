using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA7042", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:service-ports-alphabetical-order")]
sealed class UnsortedPorts : Rule<ComposeFile>
{
    public override string Title => "Unsorted ports";

    public override string Message => "The ports of service '{0}' are not sorted by number; use ascending order in 'ports'";

    public override string Why => """
        In a sorted list it is easy to see which ports are published twice and which are free. The order has no effect on
        Compose. One order in all files makes them easy to compare.
        """;

    public override string Sources => "https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/service-ports-alphabetical-order-rule.md";

    public override void Check(ComposeFile compose, Report report)
    {
        foreach (var (name, service) in compose.NamedServices())
            Check(name, service, report);
    }

    static void Check(string serviceName, YamlMapping service, Report report)
    {
        if (service.FindOwn("ports") is not { Value: YamlSequence ports } entry)
            return;
        for (var i = 1; i < ports.Items.Count; i++)
        {
            if (PortOrder.Compare(ports.Items[i - 1], ports.Items[i]) <= 0)
                continue;
            var finding = report.At(entry.Key, serviceName);
            if (EntryOrder.CanSort(ports))
                finding.WithFix("Sort the ports", f => EntryOrder.Sort(ports, PortOrder.Compare, f), Safety.Safe);
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            [|ports|]:
              - "8080:80"
              - "443:8443"  # the proxy
              - "53:53/udp"
            """))
            .Fixed(ApiService("""
            ports:
              - "53:53/udp"
              - "443:8443"  # the proxy
              - "8080:80"
            """)),
        Good.Compose(ApiService("""
            ports:
              - "127.0.0.1:80:8080"
              - "443:8443"
              - target: 8443
                published: "8443"
            """)),
        Good.Compose(ApiService("""
            ports:
              - "${API_HTTP_PORT}:80"
              - "${API_HTTPS_PORT}:443"
            """)).Because("the character _ is before letters in dictionary order"),
    ];
}
