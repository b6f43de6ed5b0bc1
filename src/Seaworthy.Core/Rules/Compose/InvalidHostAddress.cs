using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7028", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidHostAddress : Rule<Port>
{
    public override string Title => "Invalid host address of a port";

    public override string Message => "'{0}' is not a valid IP address, so service '{1}' cannot publish the port; use an address such as 127.0.0.1";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The host part of a published port must be an IPv4 or IPv6 address; a name
        such as 'localhost' is not resolved there.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#ports";

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

    // The groups of an IPv6 address are not validated; a host name is recognized by its other letters.
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
