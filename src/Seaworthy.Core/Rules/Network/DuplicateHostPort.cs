using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4031", Category.Network, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "dclint:no-duplicate-exported-ports")]
sealed class DuplicateHostPort : Rule<ComposeFile>
{
    public override string Title => "Two services publish the same port";

    public override string Message => "Port {0} of the host is taken by service '{2}' already; '{1}' cannot start, so publish it elsewhere";

    public override string Why => """
        An address and port of the host can be opened once. The service that starts second fails, and which one that is changes from start to start.
        """;

    public override string? Differences => """
        Addresses count: 127.0.0.1:8080 and 10.0.0.1:8080 do not meet, which one peer overlooks. A port without one on the host gets a free one, and so does one that is given a range to
        choose from.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        Dictionary<(int, string), List<(Port Port, ComposeService Service)>>? taken = null;
        foreach (var service in compose.Services)
        {
            foreach (var port in service.Container.Ports)
            {
                if (!port.IsPublished || port.Protocol is not ("tcp" or "udp" or "sctp") || port.HostPort is not { } text
                    || !HostPorts.TryParse(text, out var first, out var last))
                    continue;
                taken ??= [];
                Port? reported = null;
                for (var number = first; number <= last; number++)
                {
                    if (!taken.TryGetValue((number, port.Protocol), out var users))
                        taken.Add((number, port.Protocol), users = new List<(Port, ComposeService)>(1));
                    foreach (var (other, owner) in users)
                    {
                        if (reported is not null || IsRepeated(other, port) || !Meets(other, port) || !MayRunTogether(owner, service))
                            continue;
                        reported = other;
                        report.At(new Location(port.File.Source, port.Span), number.ToString(System.Globalization.CultureInfo.InvariantCulture), service.Name,
                            owner.Name);
                    }
                    if (users.Count < MostUsers)
                        users.Add((port, service));
                }
            }
        }
    }

    const int MostUsers = 8;

    // An override that says the same again adds nothing.
    static bool IsRepeated(Port a, Port b) =>
        a.Container == b.Container && a.File != b.File && a.HostPort == b.HostPort && a.First == b.First && a.Last == b.Last && Address(a) == Address(b);

    // Certainly on one address: the same, or every one. A range on the host for one port of the container takes whichever is free.
    static bool Meets(Port a, Port b) =>
        Address(a) is { } x && Address(b) is { } y && (x == y || x.Length == 0 || y.Length == 0) && !IsPool(a) && !IsPool(b);

    static bool IsPool(Port port) => port.HostPort!.IndexOf('-') > 0 && port.First == port.Last;

    static string? Address(Port port) => port.HostAddress.IsUnset || port.HostAddress.IsExplicitly("0.0.0.0") ? "" : port.HostAddress.IsKnown
        ? port.HostAddress.Value : null;

    // Services of different profiles are alternatives.
    static bool MayRunTogether(ComposeService a, ComposeService b) =>
        a == b || a.Node.Get("profiles") is not YamlSequence { Items.Count: > 0 } || b.Node.Get("profiles") is not YamlSequence { Items.Count: > 0 };

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""ports: ["8080:80"]""", others: """
            web:
              image: acme/web:1.4.2
              ports:
                - [|"127.0.0.1:8080:8080"|]
                - "9000-9002:9000-9002"
            db: { image: postgres:17.2, ports: [{ target: 9001, published: [|9001|] }] }
            """)),
        Good.Compose(ApiService("""ports: ["8080:80"]"""))
            .Beside("compose.override.yaml", Services("""api: { ports: ["8080:80"] }""")).Because("an override that says the same adds nothing"),
        Good.Compose(ApiService("""ports: ["127.0.0.1:8080:80", "53:53/udp", "53:53/tcp"]""", others: """
            web:
              image: acme/web:1.4.2
              ports:
                - "127.0.0.2:8080:80"
                - "${PORT:-9050}:80"
                - "${OTHER}:80"
            old: { image: acme/web:1.4.1, profiles: [old], ports: ["9000:80"] }
            new: { image: acme/web:1.4.3, profiles: [new], ports: ["9100:80"] }
            """)).Because("addresses and protocols differ, a variable is unknown"),
    ];
}
