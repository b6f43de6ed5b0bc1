namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The words of an instruction that announce a body below it: <c>&lt;&lt;EOF</c>, <c>3&lt;&lt;-"END"</c>.</summary>
/// <remarks>Dockerfile reference, Here-Documents. The builder always takes the backslash as escape here.</remarks>
sealed record HeredocMarker(string Name, int FileDescriptor, bool Expands, bool StripsTabs, TextSpan Span)
{
    /// <summary>The markers of a joined line, as offsets into it; <paramref name="error"/> describes the first invalid one.</summary>
    public static List<HeredocMarker> Find(string line, out string? error)
    {
        error = null;
        var markers = new List<HeredocMarker>();
        var position = 0;
        while (position < line.Length)
        {
            if (Words.IsBlank(line[position]))
            {
                position++;
                continue;
            }
            var end = WordEnd(line, position);
            var marker = Read(line, position, ref end, ref error);
            if (marker is not null)
                markers.Add(marker);
            position = end;
        }
        return markers;
    }

    // ^(\d*)<<(-?)\s*([^<]*)$ on a word; spaces are allowed between << and the name.
    static HeredocMarker? Read(string line, int start, ref int end, ref string? error)
    {
        var position = start;
        while (position < end && char.IsDigit(line[position]))
            position++;
        var digits = line.Substring(start, position - start);
        if (position + 1 >= end || line[position] != '<' || line[position + 1] != '<')
            return null;
        position += 2;
        var strips = position < end && line[position] == '-';
        if (strips)
            position++;
        if (position == end)
        {
            while (position < line.Length && line[position] is (' ' or '\t'))
                position++;
            if (position == line.Length)
                return null;
            end = WordEnd(line, position);
        }
        if (position == end || line.IndexOf('<', position, end - position) >= 0)
            return null;
        var raw = line.Substring(position, end - position);
        if (!Unquote(raw, out var name, out var expands))
        {
            error ??= "the quote in '<<" + raw + "' is not closed; add the closing quote";
            return null;
        }
        _ = int.TryParse(digits, out var descriptor);
        return name.Length == 0 ? null : new HeredocMarker(name, descriptor, expands, strips, TextSpan.FromBounds(start, end));
    }

    static bool Unquote(string raw, out string name, out bool expands)
    {
        var text = new System.Text.StringBuilder(raw.Length);
        var quote = '\0';
        var hasQuotes = false;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '\\' && quote != '\'' && i + 1 < raw.Length)
                text.Append(raw[++i]);
            else if (quote == '\0' && c is ('"' or '\''))
                (quote, hasQuotes) = (c, true);
            else if (c == quote && quote != '\0')
                quote = '\0';
            else
                text.Append(c);
        }
        name = text.ToString();
        expands = !hasQuotes;
        return quote == '\0';
    }

    // Words of the shell: quotes and escapes keep spaces in one word.
    static int WordEnd(string line, int start)
    {
        var quote = '\0';
        var position = start;
        for (; position < line.Length; position++)
        {
            var c = line[position];
            if (c == '\\' && quote != '\'')
                position++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (Words.IsBlank(c))
                break;
        }
        return position > line.Length ? line.Length : position;
    }
}
