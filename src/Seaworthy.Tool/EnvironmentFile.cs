using System;
using System.Collections.Generic;
using System.Text;

namespace Seaworthy.Tool;

/// <summary>Reads files of <c>NAME=value</c> lines, from which compose takes the values of variables.</summary>
/// <remarks>Docker documentation, Set, use, and manage variables in a Compose file with interpolation.</remarks>
static class EnvironmentFile
{
    /// <summary>Adds the variables of a file; a later value takes the place of an earlier one.</summary>
    public static void Read(string text, Dictionary<string, string> variables)
    {
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line[7..].TrimStart();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line.Length == 0 || line[0] == '#' || equals <= 0)
                continue;
            var name = line[..equals].TrimEnd();
            if (Value(line[(equals + 1)..].TrimStart(), variables) is { } value)
                variables[name] = value;
            else
                variables.Remove(name);
        }
    }

    // Null where it cannot be known: it refers to a variable that no file names, or goes on in the next line.
    static string? Value(string text, Dictionary<string, string> variables)
    {
        if (text.Length > 0 && text[0] is '\'' or '"')
        {
            var end = text.IndexOf(text[0], 1);
            if (end < 0)
                return null;
            var inner = text[1..end];
            if (text[0] == '\'')
                return inner;
            return inner.Contains('\\', StringComparison.Ordinal) ? null : Expand(inner, variables);
        }
        var comment = text.StartsWith('#') ? 0 : text.IndexOf(" #", StringComparison.Ordinal);
        return Expand(comment < 0 ? text : text[..comment].TrimEnd(), variables);
    }

    static string? Expand(string text, Dictionary<string, string> variables)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$')
            {
                result.Append(text[i]);
                continue;
            }
            var isBraced = i + 1 < text.Length && text[i + 1] == '{';
            var start = i + (isBraced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if ((isBraced && (end >= text.Length || text[end] != '}')) || !variables.TryGetValue(text[start..end], out var value))
                return null;
            result.Append(value);
            i = isBraced ? end : end - 1;
        }
        return result.ToString();
    }
}
