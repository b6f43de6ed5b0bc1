namespace Seaworthy.Syntax.Yaml;

/// <summary>A scalar: its decoded value, and where each character of it is written.</summary>
sealed class YamlScalar : YamlNode
{
    MappedText? _content;

    internal YamlScalar(SourceText source, TextSpan span, string value, YamlStyle style)
        : base(source, span)
    {
        Value = value;
        Style = style;
    }

    public string Value { get; }

    public YamlStyle Style { get; }

    /// <summary>A plain scalar that means null: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Style == YamlStyle.Plain && Value is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>The node without anchor and tag; quotes are inside.</summary>
    public TextSpan ContentSpan
    {
        get
        {
            if (Anchor is null && Tag is null)
                return Span;
            var start = SkipProperties();
            return TextSpan.FromBounds(start, Span.End);
        }
    }

    /// <summary>The decoded value, mapped to the file.</summary>
    public MappedText Content => _content ??= MakeContent();

    MappedText MakeContent()
    {
        var span = ContentSpan;
        var raw = Source.Text;
        var start = Style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted ? span.Start + 1 : span.Start;
        if (start + Value.Length <= raw.Length && string.CompareOrdinal(raw, start, Value, 0, Value.Length) == 0)
            return MappedText.Contiguous(Value, start);
        return Align(raw, span);
    }

    // Walks value and file side by side. Every character that both have in common maps to itself; escapes, folds and indentation lie in the gaps.
    MappedText Align(string raw, TextSpan span)
    {
        var builder = new MappedText.Builder(Value.Length);
        var position = Style switch
        {
            YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted => span.Start + 1,
            YamlStyle.Literal or YamlStyle.Folded => Math.Min(LineEnd(raw, span), span.End),
            _ => span.Start,
        };
        for (var i = 0; i < Value.Length; i++)
        {
            var c = Value[i];
            var isEscape = Style == YamlStyle.DoubleQuoted && position < span.End && raw[position] == '\\';
            if (isEscape && position + 1 < span.End && raw[position + 1] is not ('\r' or '\n'))
            {
                var length = EscapeLength(raw[position + 1]);
                builder.Append(c, position, length);
                position = Math.Min(position + length, span.End);
                if (char.IsHighSurrogate(c) && i + 1 < Value.Length)
                    builder.Append(Value[++i], position, 0);
                continue;
            }
            while (position < span.End && raw[position] != c && raw[position] is (' ' or '\t' or '\r' or '\n' or '\\'))
                position++;
            if (Style == YamlStyle.SingleQuoted && c == '\'' && position + 1 < span.End)
            {
                builder.Append(c, position, 2);
                position += 2;
                continue;
            }
            var isSame = position < span.End && raw[position] == c;
            builder.Append(c, Math.Min(position, span.End), isSame ? 1 : 0);
            if (isSame)
                position++;
        }
        return builder.ToMappedText();
    }

    static int EscapeLength(char kind) => kind switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 };

    static int LineEnd(string raw, TextSpan span)
    {
        var end = raw.IndexOf('\n', span.Start, span.Length);
        return end < 0 ? span.End : end + 1;
    }

    // &anchor and !tag stand before the scalar, in either order.
    int SkipProperties()
    {
        var raw = Source.Text;
        var position = Span.Start;
        while (position < Span.End && raw[position] is ('&' or '!'))
        {
            while (position < Span.End && !char.IsWhiteSpace(raw[position]))
                position++;
            while (position < Span.End && char.IsWhiteSpace(raw[position]))
                position++;
        }
        return position;
    }
}
