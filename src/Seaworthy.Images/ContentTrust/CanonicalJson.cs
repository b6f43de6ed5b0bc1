using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Seaworthy.Images.ContentTrust;

/// <summary>
/// The form in which TUF metadata are signed: members sorted by their bytes, no blanks, nothing escaped but quote and backslash, whole numbers only
/// (Canonical JSON of OLPC, as notary writes it).
/// </summary>
static class CanonicalJson
{
    public static byte[] Encode(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(element, output);
        return output.WrittenSpan.ToArray();
    }

    static void Write(JsonElement element, ArrayBufferWriter<byte> output)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new List<(byte[] Name, JsonElement Value)>();
                foreach (var member in element.EnumerateObject())
                    members.Add((Encoding.UTF8.GetBytes(member.Name), member.Value));
                members.Sort(static (a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
                output.Write("{"u8);
                for (var i = 0; i < members.Count; i++)
                {
                    if (i > 0)
                        output.Write(","u8);
                    Text(members[i].Name, output);
                    output.Write(":"u8);
                    Write(members[i].Value, output);
                }
                output.Write("}"u8);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                var isFirst = true;
                foreach (var item in element.EnumerateArray())
                {
                    if (!isFirst)
                        output.Write(","u8);
                    isFirst = false;
                    Write(item, output);
                }
                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                Text(Encoding.UTF8.GetBytes(StrictJson.TryText(element, out var text) ? text : throw Refusal.Invalid("text is not UTF-8")), output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(Number(element.GetRawText())));
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            default:
                output.Write("null"u8);
                break;
        }
    }

    static string Number(string raw)
    {
        foreach (var c in raw.AsSpan(raw[0] == '-' ? 1 : 0))
        {
            if (!char.IsAsciiDigit(c))
                throw Refusal.Invalid("a number is not a whole one");
        }
        return raw == "-0" ? "0" : raw;
    }

    static void Text(byte[] utf8, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var start = 0;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] is not ((byte)'"' or (byte)'\\'))
                continue;
            output.Write(utf8.AsSpan(start, i - start));
            output.Write("\\"u8);
            start = i;
        }
        output.Write(utf8.AsSpan(start));
        output.Write("\""u8);
    }
}
