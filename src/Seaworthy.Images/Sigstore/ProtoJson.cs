using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// A message in the JSON mapping of protocol buffers: names in lowerCamelCase or as in the .proto file, bytes in either alphabet of base64, 64-bit integers as
/// text or numbers, enumerations by name or number, null for what is absent (protobuf.dev, "ProtoJSON format").
/// </summary>
internal readonly struct ProtoJson(JsonElement element, string what)
{
    public string What => what;

    public static ProtoJson From(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Object ? new(element, what) : throw Refusal.Invalid($"{what} is not an object");

    /// <summary>Parsers of the mapping refuse fields that they do not know.</summary>
    public void Only(params ReadOnlySpan<string> fields)
    {
        foreach (var member in element.EnumerateObject())
        {
            var known = false;
            foreach (var field in fields)
                known |= member.NameEquals(field) || member.NameEquals(Original(field));
            if (!known)
                throw Refusal.Invalid($"{what} has an unknown field '{Refusal.Shown(NameOf(member))}'");
        }
    }

    public bool Has(string field) => Find(field) is not null;

    public ProtoJson? Message(string field) => Find(field) is { } value ? From(value, $"'{field}' of {what}") : null;

    public ProtoJson Required(string field) => Message(field) ?? throw Refusal.Invalid($"{what} has no '{field}'");

    public List<ProtoJson> Messages(string field, int most)
    {
        var list = new List<ProtoJson>();
        foreach (var item in Items(field, most))
            list.Add(From(item, $"an item of '{field}' of {what}"));
        return list;
    }

    public List<byte[]> ByteStrings(string field, int most)
    {
        var list = new List<byte[]>();
        foreach (var item in Items(field, most))
            list.Add(Bytes(item, field));
        return list;
    }

    /// <summary>Text; empty where the field is absent, as the mapping has it.</summary>
    public string Text(string field)
    {
        if (Find(field) is not { } value)
            return "";
        return StrictJson.TryText(value, out var text) ? text : throw Refusal.Invalid($"'{field}' of {what} is not text");
    }

    public byte[] Bytes(string field) => Find(field) is { } value ? Bytes(value, field) : [];

    /// <summary>Bytes that must be there.</summary>
    public byte[] RequiredBytes(string field)
    {
        var bytes = Bytes(field);
        return bytes.Length > 0 ? bytes : throw Refusal.Invalid($"{what} has no '{field}'");
    }

    /// <summary>A 64-bit integer; zero where the field is absent.</summary>
    public long Integer(string field)
    {
        if (Find(field) is not { } value)
            return 0;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;
        if (StrictJson.TryText(value, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return number;
        throw Refusal.Invalid($"'{field}' of {what} is not a whole number");
    }

    /// <summary>An enumeration's value by the name, or the number as text; empty where the field is absent.</summary>
    public string Enumeration(string field)
    {
        if (Find(field) is not { } value)
            return "";
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number.ToString(CultureInfo.InvariantCulture);
        return StrictJson.TryText(value, out var text) ? text : throw Refusal.Invalid($"'{field}' of {what} is not a name");
    }

    public DateTimeOffset? Time(string field) => Find(field) is null ? null : StrictJson.Time(Text(field), $"'{field}' of {what}");

    private List<JsonElement> Items(string field, int most)
    {
        if (Find(field) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw Refusal.Invalid($"'{field}' of {what} is not a list");
        if (value.GetArrayLength() > most)
            throw Refusal.Invalid($"'{field}' of {what} has more than {most} items");
        return [.. value.EnumerateArray()];
    }

    private JsonElement? Find(string field)
    {
        var isCamel = element.TryGetProperty(field, out var camel);
        var original = Original(field);
        if (original != field && element.TryGetProperty(original, out var snake))
        {
            if (isCamel)
                throw Refusal.Invalid($"'{field}' stands twice in {what}");
            (isCamel, camel) = (true, snake);
        }
        return isCamel && camel.ValueKind != JsonValueKind.Null ? camel : null;
    }

    private byte[] Bytes(JsonElement value, string field)
    {
        if (StrictJson.TryText(value, out var text) && Decode(text) is { } bytes)
            return bytes;
        throw Refusal.Invalid($"'{field}' of {what} is not base64");
    }

    /// <summary>Standard or URL-safe, with or without padding; white space is not part of either.</summary>
    internal static byte[]? Decode(string text)
    {
        var body = text.AsSpan().TrimEnd('=');
        if (text.Length - body.Length > 2 || (body.Length != text.Length && text.Length % 4 != 0) || body.ContainsAny(" \t\r\n="))
            return null;
        try
        {
            return Base64Url.DecodeFromChars(body.ToString().Replace('+', '-').Replace('/', '_'));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    /// <summary>The name as the .proto file has it: <c>rawBytes</c> is <c>raw_bytes</c>.</summary>
    private static string Original(string field)
    {
        for (var i = 0; i < field.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(field[i]))
                continue;
            var text = new System.Text.StringBuilder();
            foreach (var c in field)
            {
                if (char.IsAsciiLetterUpper(c))
                    text.Append('_').Append(char.ToLowerInvariant(c));
                else
                    text.Append(c);
            }
            return text.ToString();
        }
        return field;
    }
}
