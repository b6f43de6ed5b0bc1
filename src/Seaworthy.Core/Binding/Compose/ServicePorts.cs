using System.Globalization;
using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary><c>ports</c> in its short form <c>[[address:]host:]container[/protocol]</c> and its long one.</summary>
/// <remarks>Compose specification, services, ports.</remarks>
static class ServicePorts
{
    static readonly string[] s_address = ["host address"];

    public static List<Port> Read(Container container, YamlSubject subject)
    {
        var ports = new List<Port>();
        if (YamlField.Find(subject, ["ports"]) is not { Value: YamlSequence sequence })
            return ports;
        foreach (var item in sequence.Items)
        {
            switch (item.Resolve())
            {
                case YamlScalar scalar:
                    AddShort(container, subject, scalar, ports);
                    break;
                case YamlMapping mapping:
                    AddLong(container, subject, mapping, ports);
                    break;
            }
        }
        return ports;
    }

    static void AddShort(Container container, YamlSubject subject, YamlScalar scalar, List<Port> ports)
    {
        if (subject.Values.Expand(scalar) is not { } expanded)
        {
            AddPartlyKnown(container, subject, scalar, ports);
            return;
        }
        var text = expanded.Text;
        var slash = text.IndexOf('/');
        var protocol = slash < 0 ? "tcp" : text.Substring(slash + 1).ToLowerInvariant();
        var end = slash < 0 ? text.Length : slash;
        var last = end == 0 ? -1 : text.LastIndexOf(':', end - 1);
        var (first, lastPort) = Range(text.Substring(last + 1, end - last - 1));
        var before = last <= 0 ? -1 : text.LastIndexOf(':', last - 1);
        // An IPv6 address has colons of its own; it is in brackets.
        var address = before < 0 ? null : text.Substring(0, before).Trim('[', ']');
        var hostPort = last < 0 ? null : text.Substring(before + 1, last - before - 1);
        var location = new Location(scalar.Source, scalar.Span);
        var isLiteral = ReferenceEquals(expanded, scalar.Content);
        ports.Add(new Port(container, scalar.Span)
        {
            File = subject.FileOf(scalar),
            First = first,
            Last = lastPort,
            Protocol = protocol,
            IsPublished = true,
            HostPort = string.IsNullOrEmpty(hostPort) ? null : hostPort,
            HostAddress = string.IsNullOrEmpty(address)
                ? Setting<string>.Unset(Written.Absent, location, s_address, isLiteral && hostPort is not null ? new ShortRoute(expanded, 0) : null)
                : Setting<string>.Of(address!, Origin.Here, location, s_address, isLiteral ? new ShortRoute(expanded, before + 1) : null),
        });
    }

    // ${BIND}:8080:80 - what follows the last colon may still be known.
    static void AddPartlyKnown(Container container, YamlSubject subject, YamlScalar scalar, List<Port> ports)
    {
        var text = scalar.Value;
        var last = text.LastIndexOf(':');
        var tail = text.Substring(last + 1);
        var slash = tail.IndexOf('/');
        var (first, lastPort) = tail.IndexOf('}') >= 0 || tail.IndexOf('$') >= 0 ? (null, null) : Range(slash < 0 ? tail : tail.Substring(0, slash));
        var location = new Location(scalar.Source, scalar.Span);
        ports.Add(new Port(container, scalar.Span)
        {
            File = subject.FileOf(scalar),
            First = first,
            Last = lastPort,
            Protocol = slash < 0 ? "tcp" : tail.Substring(slash + 1).ToLowerInvariant(),
            IsPublished = true,
            HostAddress = UnknownAddress(text, location),
        });
    }

    // The number of parts is known although their text is not: two parts, host and container, name no address.
    static Setting<string> UnknownAddress(string text, Location location)
    {
        var colons = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
                depth++;
            else if (text[i] == '}')
                depth--;
            else if (text[i] == ':' && depth == 0)
                colons++;
        }
        // A lone variable in front may hold an address and a port together.
        return colons == 1 && text[0] is >= '0' and <= '9'
            ? Setting<string>.Unset(Written.Absent, location, s_address, null)
            : Setting<string>.Unknown(Origin.Here, location, s_address, null);
    }

    static void AddLong(Container container, YamlSubject owner, YamlMapping mapping, List<Port> ports)
    {
        var target = mapping.Find("target")?.Value.Resolve() as YamlScalar;
        var published = mapping.Find("published")?.Value.Resolve() as YamlScalar;
        var span = (published ?? target)?.Span ?? mapping.Span;
        var subject = new YamlSubject(owner.FileOf(mapping), mapping, span, ComposeValues.Instance);
        var (first, last) = target is not null && ComposeValues.Instance.Expand(target) is { } text ? Range(text.Text) : (null, null);
        ports.Add(new Port(container, span)
        {
            File = owner.FileOf(mapping),
            First = first,
            Last = last,
            Protocol = (mapping.Find("protocol")?.Value.Resolve() as YamlScalar)?.Value.ToLowerInvariant() ?? "tcp",
            IsPublished = true,
            HostPort = published?.Value,
            HostAddress = SettingReader.Text(subject, ["host_ip"]),
        });
    }

    static (int? First, int? Last) Range(string text)
    {
        var dash = text.IndexOf('-');
        var first = Number(dash < 0 ? text : text.Substring(0, dash));
        return (first, dash < 0 ? first : Number(text.Substring(dash + 1)));
    }

    static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535 ? number : null;

    /// <summary>The address in front of a short form, up to and without its colon.</summary>
    sealed class ShortRoute(MappedText text, int addressEnd) : Route
    {
        internal override void Set(IEditTarget edits, string value)
        {
            if (addressEnd == 0)
                edits.Replace(new TextSpan(text.ToSource(0), 0), value + ":");
            else
                edits.Replace(text.ToSource(new TextSpan(0, addressEnd - 1)), value);
        }

        internal override void Remove(IEditTarget edits) => edits.Reject();

        internal override void Append(IEditTarget edits, string value) => edits.Reject();
    }
}
