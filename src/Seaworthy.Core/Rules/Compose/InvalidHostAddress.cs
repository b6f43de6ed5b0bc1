using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7028", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidHostAddress : Rule<Port>
{
    public override string Title => "Host address is no IP address";

    public override string Message => "'{0}' is no IP address; service '{1}' cannot publish a port on it";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. A name is not resolved there.
        """;

    public override void Check(Port port, Report report)
    {
        if (port.Container.Dialect == Dialect.Compose && port.HostAddress is { Written: Written.Value, IsKnown: true, Value: { Length: > 0 } address }
            && !IsAddress(address))
            report.At(port.HostAddress, address, port.Container.Name);
    }

    static bool IsAddress(string text)
    {
        if (text.IndexOf(':') >= 0)
            return IsSixth(text);
        var parts = text.Split('.');
        if (parts.Length != 4)
            return false;
        foreach (var part in parts)
        {
            if (part.Length is 0 or > 3 || !int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
                out var number) || number > 255)
                return false;
        }
        return true;
    }

    // Which groups it has is the engine's business; a name or a port is told by its letters.
    static bool IsSixth(string text)
    {
        foreach (var c in text)
        {
            if (c is not (':' or '.' or '%' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
                return text.IndexOf('%') > 0;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            ports:
              - [|"localhost:8080:80"|]
              - target: 80
                published: "81"
                host_ip: [|127.0.0|]
            """)),
        Good.Compose(ApiService("""ports: ["127.0.0.1:8080:80", "[::1]:8080:80", "${BIND}:8080:80", "8081:81"]""")),
    ];
}
