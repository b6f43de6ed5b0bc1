using System.Collections.Generic;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Analyzers;

/// <summary>What the compiler keeps for us beside a text for as long as the text lives: its trees.</summary>
/// <remarks>A text knows neither its path nor its kind, and one text may stand under several paths, so each has a tree of its own.</remarks>
sealed class ManifestText(string text)
{
    readonly Dictionary<(string Path, FileKind Kind), ParsedText> _parsed = [];

    /// <summary>The text without its trees, for whoever has to look at it first.</summary>
    public string Text { get; } = text;

    /// <summary>The tree under that path; <paramref name="isNew"/> tells that it had to be made.</summary>
    public ParsedText Parse(string path, FileKind kind, out bool isNew)
    {
        lock (_parsed)
        {
            isNew = !_parsed.TryGetValue((path, kind), out var parsed);
            if (isNew)
                _parsed.Add((path, kind), parsed = ParsedText.Parse(new SourceText(path, Text), kind));
            return parsed!;
        }
    }
}
