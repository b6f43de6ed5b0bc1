using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4031", Category.Network, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "dclint:no-duplicate-exported-ports")]
sealed class DuplicateHostPort : Rule<ComposeFile>
{
    public override string Title => "Duplicate host port";

    public override string Message => "Port {0} of the host is published {1}; {2}";

    public override string Why => """
        An address and port of the host can be opened only once, so the service that starts second fails, and which one that is can change from
        start to start. Compose adds the ports of an override file to those of the base file; with the tag '!override' they replace them.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#ports
        https://docs.docker.com/reference/compose-file/merge/
        """;

    public override string? Differences => """
        Addresses count: 127.0.0.1:8080 and 10.0.0.1:8080 do not conflict, which dclint ignores. A port without a host port, or with a range of host
        ports to choose from, gets a free one.
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
                        report.At(new Location(port.File.Source, port.Span), number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                            owner == service ? "twice by service '" + service.Name + "'" : "by services '" + owner.Name + "' and '" + service.Name + "'",
                            Advice(other, port));
                    }
                    if (users.Count < MostUsers)
                        users.Add((port, service));
                }
            }
        }
    }

    const int MostUsers = 8;

    // Compose merges the lists of ports of several files.
    static string Advice(Port first, Port second) =>
        first.Container == second.Container && first.File != second.File
            ? "remove one, or add '!override' to the ports that replace the others" : "use another host port";

    // An override that repeats a mapping adds nothing.
    static bool IsRepeated(Port a, Port b) =>
        a.Container == b.Container && a.File != b.File && a.HostPort == b.HostPort && a.First == b.First && a.Last == b.Last && Address(a) == Address(b);

    // True only if both certainly use one address: the same, or all. A range of host ports for one container port takes any free port.
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
            .Beside("compose.override.yaml", Services("""api: { ports: ["8080:80"] }""")).Because("an override that repeats a mapping adds nothing"),
        Good.Compose(ApiService("""ports: ["127.0.0.1:8080:80", "53:53/udp", "53:53/tcp"]""", others: """
            web:
              image: acme/web:1.4.2
              ports:
                - "127.0.0.2:8080:80"
                - "${PORT:-9050}:80"
                - "${OTHER}:80"
            old: { image: acme/web:1.4.1, profiles: [old], ports: ["9000:80"] }
            new: { image: acme/web:1.4.3, profiles: [new], ports: ["9100:80"] }
            """)).Because("addresses or protocols differ, or a variable is unknown"),
    ];
}
