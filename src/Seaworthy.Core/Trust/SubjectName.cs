using System.Text;

namespace Seaworthy.Trust;

/// <summary>A distinguished name of a policy, written as RFC 4514 has it.</summary>
public static class SubjectName
{
    const int MostCharacters = 4096;
    const string Escapable = ",;+\"\\<>=# ";

    public static string ShortName(string oid) => oid switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.5" => "SERIALNUMBER",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "STREET",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.17" => "POSTALCODE",
        "0.9.2342.19200300.100.1.25" => "DC",
        "0.9.2342.19200300.100.1.1" => "UID",
        _ => oid,
    };

    /// <summary>
    /// The attributes of a trusted identity. Says null and why where the text is no name, has an attribute twice, several in one relative name, or lacks
    /// country, state and organisation (trust policy specification, "Trusted Identities Constraints").
    /// </summary>
    public static Dictionary<string, string>? Parse(string text, out string? why)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        why = "it is not a name of RFC 4514";
        if (text.Length > MostCharacters)
            return null;
        var at = 0;
        while (true)
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0)
                return null;
            var type = text.Substring(at, equals - at).Trim(' ');
            if (type.Length == 0 || !IsType(type) || !Value(text, equals + 1, out var value, out at))
                return null;
            // 'S' is how some tools print the state.
            type = type == "S" ? "ST" : ShortName(type.StartsWith("OID.", StringComparison.OrdinalIgnoreCase) ? type.Substring(4) : type);
            if (attributes.ContainsKey(type))
            {
                why = $"it has the attribute '{type}' twice";
                return null;
            }
            attributes.Add(type, value);
            if (at == text.Length)
                break;
            if (text[at] == '+')
            {
                why = "several attributes in one relative name are not supported";
                return null;
            }
            at++;
        }
        foreach (var required in new[] { "C", "ST", "O" })
        {
            if (attributes.TryGetValue(required, out var value) && value.Length > 0)
                continue;
            why = "it must have C, ST and O";
            return null;
        }
        why = null;
        return attributes;
    }

    /// <summary>Whether the second has each attribute of the first, with the same value.</summary>
    public static bool IsPartOf(Dictionary<string, string> part, Dictionary<string, string> whole)
    {
        foreach (var attribute in part)
        {
            if (!whole.TryGetValue(attribute.Key, out var other) || !string.Equals(attribute.Value, other, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    static bool IsType(string type)
    {
        foreach (var c in type)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-'))
                return false;
        }
        return true;
    }

    /// <summary>Reads a value up to a separator that is not escaped; blanks around it do not count unless escaped.</summary>
    static bool Value(string text, int at, out string value, out int end)
    {
        value = "";
        end = at;
        var bytes = new List<byte>();
        while (at < text.Length && text[at] == ' ')
            at++;
        var kept = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is ',' or ';' or '+')
                break;
            if (c == '\\')
            {
                if (++at == text.Length)
                    return false;
                if (at + 1 < text.Length && Hex(text[at]) is { } high && Hex(text[at + 1]) is { } low)
                {
                    bytes.Add((byte)((high << 4) | low));
                    at++;
                }
                else if (Escapable.IndexOf(text[at]) >= 0)
                {
                    bytes.Add((byte)text[at]);
                }
                else
                {
                    return false;
                }
                kept = bytes.Count;
                continue;
            }
            if (c is '"' or '<' or '>' or '\0')
                return false;
            var length = char.IsSurrogatePair(text, at) ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, length)));
            at += length - 1;
            if (c != ' ')
                kept = bytes.Count;
        }
        bytes.RemoveRange(kept, bytes.Count - kept);
        value = Encoding.UTF8.GetString(bytes.ToArray());
        end = at;
        return true;
    }

    static int? Hex(char c) => "0123456789abcdef".IndexOf(char.ToLowerInvariant(c)) is >= 0 and var digit ? digit : null;
}
