using System.Globalization;

namespace Seaworthy.Syntax.Dockerfile;

/// <summary>An argument list in brackets. Anything that is not valid JSON is a line for the shell, which is rarely what was meant.</summary>
sealed class JsonForm
{
    JsonForm(bool isValid, bool looksMeant, TextSpan span, IReadOnlyList<MappedText> items, TextSpan? wrongItem)
    {
        IsValid = isValid;
        LooksMeant = looksMeant;
        Span = span;
        Items = items;
        WrongItem = wrongItem;
    }

    /// <summary>An array of strings.</summary>
    public bool IsValid { get; }

    /// <summary>Starts with a bracket and a quote and has a comma or a closing bracket: not a shell's test command.</summary>
    public bool LooksMeant { get; }

    /// <summary>From the opening bracket to the end.</summary>
    public TextSpan Span { get; }

    /// <summary>The decoded strings, mapped to the file.</summary>
    public IReadOnlyList<MappedText> Items { get; }

    /// <summary>Valid JSON with an element that is no string, which the builder refuses.</summary>
    public TextSpan? WrongItem { get; }

    internal List<Word> Words(char escape)
    {
        var words = new List<Word>(Items.Count);
        foreach (var item in Items)
            words.Add(new Word(item, escape, isVerbatim: true));
        return words;
    }

    /// <summary>Null when the text does not start with a bracket.</summary>
    internal static JsonForm? Parse(MappedText arguments)
    {
        var text = arguments.Text;
        var start = 0;
        while (start < text.Length && IsBlank(text[start]))
            start++;
        if (start == text.Length || text[start] != '[')
            return null;
        var items = new List<MappedText>();
        TextSpan? wrong = null;
        var isValid = Read(arguments, start + 1, items, ref wrong);
        var span = arguments.ToSource(TextSpan.FromBounds(start, TrimmedEnd(text)));
        return new JsonForm(isValid && wrong is null, LooksLikeList(text, start), span, items, isValid ? wrong : null);
    }

    static bool Read(MappedText arguments, int position, List<MappedText> items, ref TextSpan? wrong)
    {
        var text = arguments.Text;
        SkipBlanks(text, ref position);
        if (position < text.Length && text[position] == ']')
            return AtEnd(text, position + 1);
        while (position < text.Length)
        {
            if (text[position] == '"')
            {
                if (ReadString(arguments, ref position) is not { } item)
                    return false;
                items.Add(item);
            }
            else if (!ReadOther(arguments, ref position, ref wrong))
            {
                return false;
            }
            SkipBlanks(text, ref position);
            if (position == text.Length)
                return false;
            if (text[position] == ']')
                return AtEnd(text, position + 1);
            if (text[position++] != ',')
                return false;
            SkipBlanks(text, ref position);
        }
        return false;
    }

    static MappedText? ReadString(MappedText arguments, ref int position)
    {
        var text = arguments.Text;
        var builder = new MappedText.Builder();
        var start = position + 1;
        for (position = start; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '"')
            {
                position++;
                return builder.Length == 0 ? MappedText.Contiguous("", arguments.ToSource(start)) : builder.ToMappedText();
            }
            if (c < ' ')
                return null;
            if (c != '\\')
            {
                builder.Append(text, position, 1, arguments.ToSource(position));
                continue;
            }
            if (!ReadEscape(arguments, ref position, builder))
                return null;
        }
        return null;
    }

    static bool ReadEscape(MappedText arguments, ref int position, MappedText.Builder builder)
    {
        var text = arguments.Text;
        var start = arguments.ToSource(position);
        if (position + 1 >= text.Length)
            return false;
        var decoded = text[++position] switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (decoded != '\0')
        {
            builder.Append(decoded, start, 2);
            return true;
        }
        if (text[position] != 'u' || position + 4 >= text.Length || !ushort.TryParse(text.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture, out var code))
            return false;
        builder.Append((char)code, start, 6);
        position += 4;
        return true;
    }

    // Numbers, true, false, null and nested arrays are JSON, and no command.
    static bool ReadOther(MappedText arguments, ref int position, ref TextSpan? wrong)
    {
        var text = arguments.Text;
        var start = position;
        if (text[position] == '[')
        {
            var depth = 0;
            for (; position < text.Length; position++)
            {
                if (text[position] == '[')
                    depth++;
                else if (text[position] == ']' && --depth == 0)
                    break;
            }
            if (position >= text.Length)
                return false;
            position++;
        }
        else
        {
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '-' or '+' or '.'))
                position++;
            var word = text.Substring(start, position - start);
            var isNumber = double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && word.Length > 0
                && (char.IsDigit(word[0]) || word[0] == '-');
            if (!isNumber && word is not ("true" or "false" or "null"))
                return false;
        }
        wrong ??= arguments.ToSource(TextSpan.FromBounds(start, position));
        return true;
    }

    static bool AtEnd(string text, int position)
    {
        SkipBlanks(text, ref position);
        return position == text.Length;
    }

    // [ "$a" = b ] and [ -f x ] are commands of the shell; ["a", "b"], ['a'] and [a, b] are lists.
    static bool LooksLikeList(string text, int start)
    {
        var position = start + 1;
        if (position < text.Length && text[position] == '[')
            return false;
        SkipBlanks(text, ref position);
        if (position >= text.Length)
            return false;
        var end = TrimmedEnd(text);
        var isClosed = text[end - 1] == ']';
        var isQuoted = text[position] is '"' or '\'' or '\u201c';
        return (isQuoted && text[start + 1] is not (' ' or '\t')) || (isQuoted && isClosed && text.IndexOf(',') > 0)
            || (isClosed && text.IndexOf(',') > 0 && text.IndexOf(" = ", System.StringComparison.Ordinal) < 0 && text.IndexOf(';') < 0
            && text.IndexOf('&') < 0);
    }

    static int TrimmedEnd(string text)
    {
        var end = text.Length;
        while (end > 1 && IsBlank(text[end - 1]))
            end--;
        return end;
    }

    static void SkipBlanks(string text, ref int position)
    {
        while (position < text.Length && IsBlank(text[position]))
            position++;
    }

    static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
