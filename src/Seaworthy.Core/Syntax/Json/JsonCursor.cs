using System.Text;

namespace Seaworthy.Syntax.Json;

/// <summary>
/// Goes through JSON once, from front to back, and knows the place of what it hands out. The YAML reader could do the same, and takes twenty times as long for
/// a large
/// file of a form that is known beforehand. Never throws: after the first fault nothing more is found. It is strict: a key that an object has twice, or a value
/// that RFC 8259 does not allow, is a fault wherever it is, because another reader would read something else there.
/// </summary>
sealed class JsonCursor(SourceText source)
{
    const int DeepestNesting = 64;

    readonly string _text = source.Text;

    // The keys of the objects that are open, by depth.
    readonly List<HashSet<string>> _keys = [];
    int _position;
    int _depth;

    /// <summary>What is wrong and where; null while all is well.</summary>
    public SyntaxDiagnostic? Fault { get; private set; }

    public int Position => _position;

    /// <summary>The first character of the next value, or a NUL at the end.</summary>
    public char Peek()
    {
        SkipBlanks();
        return Fault is null && _position < _text.Length ? _text[_position] : '\0';
    }

    /// <summary>Nothing but blanks is left.</summary>
    public bool IsAtEnd()
    {
        SkipBlanks();
        return _position >= _text.Length;
    }

    public bool EnterObject()
    {
        if (!Enter('{', "an object"))
            return false;
        while (_keys.Count <= _depth)
            _keys.Add(new HashSet<string>(StringComparer.Ordinal));
        _keys[_depth].Clear();
        return true;
    }

    public bool EnterArray() => Enter('[', "a list");

    /// <summary>The next key of an object, its colon passed; false behind the last, its brace passed.</summary>
    public bool NextKey(bool isFirst, out string key, out TextSpan span)
    {
        key = "";
        span = default;
        if (!Separator('}', isFirst) || ReadString(out span) is not { } text)
            return false;
        key = text;
        if (!_keys[_depth].Add(text))
            return Fail("the key before this is in its object twice");
        if (Peek() != ':')
            return Fail("a colon is missing");
        _position++;
        return true;
    }

    /// <summary>There is another item; false behind the last, its bracket passed.</summary>
    public bool NextItem(bool isFirst) => Separator(']', isFirst);

    /// <summary>The text of a string, and its place without the quotes; null where there is none.</summary>
    public string? ReadString(out TextSpan span)
    {
        span = default;
        if (Peek() != '"')
        {
            Fail("a text in quotes is missing");
            return null;
        }
        var start = ++_position;
        while (_position < _text.Length && _text[_position] is not ('"' or '\\') && _text[_position] >= ' ')
            _position++;
        if (_position < _text.Length && _text[_position] == '"')
        {
            span = TextSpan.FromBounds(start, _position++);
            return Whole(_text.Substring(span.Start, span.Length));
        }
        return ReadEscaped(start, out span);
    }

    /// <summary>An integer from 0 to the largest of 64 bits; null where there is none.</summary>
    public long? ReadInteger()
    {
        SkipBlanks();
        var start = _position;
        SkipDigits();
        // Nothing has a version of more digits than these.
        var isWhole = _position > start && _position - start <= 18 && (_text[start] != '0' || _position == start + 1);
        if (isWhole && (_position == _text.Length || _text[_position] is not ('.' or 'e' or 'E')))
            return long.Parse(_text.Substring(start, _position - start), System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture);
        Fail("a whole number of at most 18 digits is missing");
        return null;
    }

    /// <summary>Passes over a value of any kind.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case '{':
                if (EnterObject())
                {
                    for (var isFirst = true; NextKey(isFirst, out _, out _); isFirst = false)
                        Skip();
                }
                break;
            case '[':
                if (EnterArray())
                {
                    for (var isFirst = true; NextItem(isFirst); isFirst = false)
                        Skip();
                }
                break;
            case '"':
                ReadString(out _);
                break;
            case 't':
                SkipWord("true");
                break;
            case 'f':
                SkipWord("false");
                break;
            case 'n':
                SkipWord("null");
                break;
            default:
                SkipNumber();
                break;
        }
    }

    void SkipWord(string word)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) == 0)
            _position += word.Length;
        else
            Fail("a value is missing");
    }

    // RFC 8259, section 6.
    void SkipNumber()
    {
        if (Peek() == '-')
            _position++;
        var start = _position;
        var isNumber = SkipDigits() && (_text[start] != '0' || _position == start + 1);
        if (isNumber && _position < _text.Length && _text[_position] == '.')
        {
            _position++;
            isNumber = SkipDigits();
        }
        if (isNumber && _position < _text.Length && _text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < _text.Length && _text[_position] is '+' or '-')
                _position++;
            isNumber = SkipDigits();
        }
        if (!isNumber)
            Fail("a value is missing");
    }

    bool SkipDigits()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9')
            _position++;
        return _position > start;
    }

    public bool Fail(string message)
    {
        if (Fault is null)
        {
            var at = _position < _text.Length ? _position : _text.Length > 0 ? _text.Length - 1 : 0;
            Fault = new SyntaxDiagnostic(new TextSpan(at, _text.Length > 0 ? 1 : 0), message);
        }
        return false;
    }

    bool Enter(char open, string what)
    {
        if (Peek() != open)
            return Fail(what + " is missing");
        if (++_depth > DeepestNesting)
            return Fail("this is nested too deep");
        _position++;
        return true;
    }

    bool Separator(char close, bool isFirst)
    {
        if (Fault is not null)
            return false;
        var next = Peek();
        if (next == close)
        {
            _position++;
            _depth--;
            return false;
        }
        if (isFirst)
            return next != '\0' || Fail("the file ends too early");
        if (next != ',')
            return Fail(next == '\0' ? "the file ends too early" : "a comma is missing");
        _position++;
        return true;
    }

    string? ReadEscaped(int start, out TextSpan span)
    {
        var value = new StringBuilder(_text, start, _position - start, _position - start + 32);
        while (_position < _text.Length && _text[_position] >= ' ')
        {
            var c = _text[_position++];
            if (c == '"')
            {
                span = TextSpan.FromBounds(start, _position - 1);
                return Whole(value.ToString());
            }
            if (c != '\\')
            {
                value.Append(c);
                continue;
            }
            var escape = _position < _text.Length ? _text[_position++] : '\0';
            if (escape == 'u' && Hex(_position) is { } code)
            {
                value.Append((char)code);
                _position += 4;
                continue;
            }
            var at = "\"\\/bfnrt".IndexOf(escape);
            if (at < 0)
                break;
            value.Append("\"\\/\b\f\n\r\t"[at]);
        }
        span = TextSpan.FromBounds(start, _position);
        Fail("a text does not end, or has a character that must be escaped");
        return null;
    }

    // Half a surrogate pair cannot be written as UTF-8 again.
    string? Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
            {
                Fail("the text before this has half a character");
                return null;
            }
            i++;
        }
        return text;
    }

    int? Hex(int at)
    {
        var value = 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = i < _text.Length ? "0123456789abcdef".IndexOf(char.ToLowerInvariant(_text[i])) : -1;
            if (digit < 0)
                return null;
            value = (value * 16) + digit;
        }
        return value;
    }

    void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\n' or '\r' or '\t')
            _position++;
    }
}
