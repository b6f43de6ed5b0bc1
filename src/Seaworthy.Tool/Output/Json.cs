using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Seaworthy.Tool.Output;

/// <summary>What the JSON formats share.</summary>
static class Json
{
    public static JsonWriterOptions Options { get; } = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Lower(string name) => name.ToLowerInvariant();

    public static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
