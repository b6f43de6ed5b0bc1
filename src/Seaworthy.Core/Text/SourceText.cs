namespace Seaworthy.Text;

/// <summary>The text of one file under the path by which its host knows it. Immutable; the line map is made when first asked for.</summary>
public sealed class SourceText(string path, string text)
{
    LineMap? _lines;

    /// <summary>What variables of the text mean, as far as somebody said so when it was read; null where nobody did.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Where the text stands when it is a value in another file; null for a file of its own.</summary>
    internal Embedding? Embedding { get; init; }

    public string Path { get; } = path;

    /// <summary>The characters as decoded by the host, without a byte order mark.</summary>
    public string Text { get; } = text;

    public int Length => Text.Length;

    public LineMap Lines => _lines ??= LineMap.Of(Text);

    /// <summary>What ends the first line: new lines end alike.</summary>
    public string NewLine => Text.IndexOf('\n') is > 0 and var end && Text[end - 1] == '\r' ? "\r\n" : "\n";

    public char this[int offset] => Text[offset];

    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    public override string ToString() => Path;
}
