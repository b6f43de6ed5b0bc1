using System;
using System.Collections.Generic;
using System.Text;

namespace Seaworthy.Images.Certificates;

/// <summary>A name written as RFC 4514 has it, and its comparison with a certificate's subject.</summary>
static class DistinguishedName
{
    const int MostCharacters = 4096;

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
            var type = text[at..equals].Trim(' ');
            if (type.Length == 0 || !IsType(type) || !Value(text, equals + 1, out var value, out at))
                return null;
            // 'S' is how some tools print the state.
            type = type == "S" ? "ST" : type.StartsWith("OID.", StringComparison.OrdinalIgnoreCase) ? ShortName(type[4..]) : ShortName(type);
            if (!attributes.TryAdd(type, value))
            {
                why = $"attribute '{type}' stands in it twice";
                return null;
            }
            if (at == text.Length)
                break;
            if (text[at] == '+')
            {
                why = "several attributes in one relative name are not supported";
                return null;
            }
            at++;
        }
        foreach (var required in (ReadOnlySpan<string>)["C", "ST", "O"])
        {
            if (attributes.TryGetValue(required, out var value) && value.Length > 0)
                continue;
            why = "it must have C, ST and O";
            return null;
        }
        why = null;
        return attributes;
    }

    /// <summary>The subject's attributes if it can be compared with identities at all: each attribute once, one per relative name.</summary>
    public static Dictionary<string, string>? Of(Certificate certificate)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = -1;
        foreach (var (type, value, group) in certificate.Attributes)
        {
            if (group == last || !attributes.TryAdd(type, value))
                return null;
            last = group;
        }
        return attributes;
    }

    /// <summary>Whether every attribute of the first stands in the second, with the same value.</summary>
    public static bool IsPartOf(Dictionary<string, string> part, Dictionary<string, string> whole)
    {
        foreach (var (type, value) in part)
        {
            if (!whole.TryGetValue(type, out var other) || !string.Equals(value, other, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    static bool IsType(string type)
    {
        foreach (var c in type)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))
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
                if (char.IsAsciiHexDigit(text[at]) && at + 1 < text.Length && char.IsAsciiHexDigit(text[at + 1]))
                    bytes.Add(Convert.ToByte(text.Substring(at++, 2), 16));
                else if (text[at] is ',' or ';' or '+' or '"' or '\\' or '<' or '>' or '=' or '#' or ' ')
                    bytes.Add((byte)text[at]);
                else
                    return false;
                kept = bytes.Count;
                continue;
            }
            if (c is '"' or '<' or '>' or '\0')
                return false;
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at++, 2)));
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([c]));
            if (c != ' ')
                kept = bytes.Count;
        }
        bytes.RemoveRange(kept, bytes.Count - kept);
        value = Encoding.UTF8.GetString([.. bytes]);
        end = at;
        return true;
    }
}
