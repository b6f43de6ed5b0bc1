using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Seaworthy.Images;

/// <summary>JSON as signed documents must be read: one value, no member twice, a bounded depth, no comments.</summary>
static class StrictJson
{
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string what)
    {
        try
        {
            if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
                throw Refusal.Invalid($"{what} is not UTF-8");
            var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Falls through: what the parser says of bytes that others wrote helps nobody.
        }
        throw Refusal.Invalid($"{what} is not well-formed JSON, or a member stands in it twice");
    }

    /// <summary>A member that must be a string.</summary>
    public static string Text(JsonElement element, string member, string what) =>
        OptionalText(element, member, what) ?? throw Refusal.Invalid($"{what} has no '{member}'");

    /// <summary>A member that is a string where it is there and not null.</summary>
    public static string? OptionalText(JsonElement element, string member, string what)
    {
        if (!element.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return TryText(value, out var text) ? text : throw Refusal.Invalid($"'{member}' of {what} is not a string");
    }

    public static bool TryText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate.
        }
        return text is not null;
    }

    public static JsonElement Object(JsonElement element, string member, string what) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw Refusal.Invalid($"'{member}' of {what} is not an object");

    public static long Integer(JsonElement element, string member, string what) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : throw Refusal.Invalid($"'{member}' of {what} is not a whole number");

    /// <summary>Base64 in its one right spelling; another spelling of the same bytes would be a second signature for the same document.</summary>
    public static byte[] Base64(string text, string what)
    {
        try
        {
            var bytes = Convert.FromBase64String(text);
            if (Convert.ToBase64String(bytes) == text)
                return bytes;
        }
        catch (FormatException)
        {
        }
        throw Refusal.Invalid($"{what} is not base64");
    }

    /// <summary>
    /// Base64 in which line breaks do not count, as Go's encoding/base64 reads it for cosign: <c>openssl … | base64</c> leaves some behind. Null where it is
    /// not the one right spelling without them.
    /// </summary>
    public static byte[]? GoBase64(string text)
    {
        var plain = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        try
        {
            var bytes = Convert.FromBase64String(plain);
            return Convert.ToBase64String(bytes) == plain ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Base64url without padding, in its one right spelling (RFC 7515, section 2).</summary>
    public static byte[] Base64Url(string text, string what)
    {
        try
        {
            var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text);
            if (System.Buffers.Text.Base64Url.EncodeToString(bytes) == text)
                return bytes;
        }
        catch (FormatException)
        {
        }
        throw Refusal.Invalid($"{what} is not base64url");
    }

    /// <summary>A time of RFC 3339, with any number of fractional digits.</summary>
    public static DateTimeOffset Time(string text, string what)
    {
        // Years, offsets and separators are checked by the parser; that the text has a time zone at all is not.
        if (text.Length is >= 20 and <= 40 && text[10] == 'T' && (text[^1] == 'Z' || (text[^3] == ':' && text[^6] is '+' or '-')) && char.IsAsciiDigit(text[0])
            && DateTimeOffset.TryParse(Shortened(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUniversalTime();
        throw Refusal.Invalid($"{what} is not a time of RFC 3339");
    }

    /// <summary>At most seven fractional digits, which is what a tick can hold.</summary>
    static string Shortened(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - dot <= 8 ? text : string.Concat(text.AsSpan(0, dot + 8), text.AsSpan(end));
    }
}
