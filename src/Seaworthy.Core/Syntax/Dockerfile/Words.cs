namespace Seaworthy.Syntax.Dockerfile;

/// <summary>Splits arguments the way each instruction does.</summary>
static class Words
{
    /// <summary>Only at whitespace: quotes do not join (ADD, COPY, EXPOSE, FROM, VOLUME).</summary>
    public static List<Word> Split(MappedText text, char escape)
    {
        var words = new List<Word>();
        var position = 0;
        while (true)
        {
            while (position < text.Length && IsBlank(text.Text[position]))
                position++;
            if (position == text.Length)
                return words;
            var start = position;
            while (position < text.Length && !IsBlank(text.Text[position]))
                position++;
            words.Add(new Word(text.Slice(TextSpan.FromBounds(start, position)), escape));
        }
    }

    /// <summary>At white space outside quotes and escapes, which stay in the word (ENV, LABEL, ARG).</summary>
    public static List<Word> SplitQuoted(MappedText mapped, char escape)
    {
        var words = new List<Word>();
        var text = mapped.Text;
        var position = 0;
        while (true)
        {
            while (position < text.Length && IsBlank(text[position]))
                position++;
            if (position == text.Length)
                return words;
            var start = position;
            var quote = '\0';
            for (; position < text.Length; position++)
            {
                var c = text[position];
                if (c == escape && quote != '\'')
                    position++;
                else if (quote != '\0')
                    quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'')
                    quote = c;
                else if (IsBlank(c))
                    break;
            }
            position = Math.Min(position, text.Length);
            words.Add(new Word(mapped.Slice(TextSpan.FromBounds(start, position)), escape));
        }
    }

    public static List<KeyValue> Pairs(MappedText text, char escape, out bool isLegacy)
    {
        var words = SplitQuoted(text, escape);
        var pairs = new List<KeyValue>(words.Count);
        isLegacy = words.Count > 0 && words[0].Raw.Text.IndexOf('=') < 0;
        if (isLegacy)
        {
            var first = First(text, escape)!;
            var value = words.Count == 1 ? null : new Word(AfterFirst(text), escape);
            pairs.Add(new KeyValue(first, value, value is null ? first.Span : TextSpan.FromBounds(first.Span.Start, value.Span.End)));
            return pairs;
        }
        foreach (var word in words)
            pairs.Add(Pair(word, escape));
        return pairs;
    }

    public static List<KeyValue> Declarations(MappedText text, char escape)
    {
        var declarations = new List<KeyValue>();
        foreach (var word in SplitQuoted(text, escape))
            declarations.Add(Pair(word, escape));
        return declarations;
    }

    public static MappedText Trim(MappedText text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text.Text[start]))
            start++;
        while (end > start && IsBlank(text.Text[end - 1]))
            end--;
        return start == 0 && end == text.Length ? text : text.Slice(TextSpan.FromBounds(start, end));
    }

    public static Word? First(MappedText text, char escape)
    {
        var trimmed = Trim(text);
        var end = 0;
        while (end < trimmed.Length && !IsBlank(trimmed.Text[end]))
            end++;
        return end == 0 ? null : new Word(trimmed.Slice(new TextSpan(0, end)), escape);
    }

    public static MappedText AfterFirst(MappedText text)
    {
        var trimmed = Trim(text);
        var end = 0;
        while (end < trimmed.Length && !IsBlank(trimmed.Text[end]))
            end++;
        return Trim(trimmed.Slice(TextSpan.FromBounds(end, trimmed.Length)));
    }

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r' or '\n';

    static KeyValue Pair(Word word, char escape)
    {
        var equals = word.Raw.Text.IndexOf('=');
        return equals < 0
            ? new KeyValue(word, null, word.Span)
            : new KeyValue(
                new Word(word.Raw.Slice(new TextSpan(0, equals)), escape),
                new Word(word.Raw.Slice(TextSpan.FromBounds(equals + 1, word.Raw.Length)), escape),
                word.Span);
    }
}
