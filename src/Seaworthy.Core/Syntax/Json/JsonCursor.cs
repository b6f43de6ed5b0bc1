using System.Text;

namespace Seaworthy.Syntax.Json;

/// <summary>
/// Goes through JSON once, from front to back, and knows the place of what it hands out. The YAML reader could do the same, and takes twenty times as long for
/// a large
/// file of a form that is known beforehand. Never throws: after the first fault nothing more is found.
/// </summary>
sealed class JsonCursor(SourceText source)
{
    const int DeepestNesting = 64;

    readonly string _text = source.Text;
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

    public bool EnterObject() => Enter('{', "an object");

    public bool EnterArray() => Enter('[', "a list");

    /// <summary>The next key of an object, its colon passed; false behind the last, its brace passed.</summary>
    public bool NextKey(bool isFirst, out string key, out TextSpan span)
    {
        key = "";
        span = default;
        if (!Separator('}', isFirst) || ReadString(out span) is not { } text)
            return false;
        key = text;
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
            return _text.Substring(span.Start, span.Length);
        }
        return ReadEscaped(start, out span);
    }

    /// <summary>An integer; null where there is none.</summary>
    public long? ReadInteger()
    {
        SkipBlanks();
        var start = _position;
        long value = 0;
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9' && _position - start < 18)
            value = (value * 10) + (_text[_position++] - '0');
        if (_position > start && (_position == _text.Length || _text[_position] is not ('.' or 'e' or 'E' or (>= '0' and <= '9'))))
            return value;
        Fail("a whole number is missing");
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
                    for (var isFirst = true; Separator('}', isFirst) && SkipString(); isFirst = false)
                    {
                        if (Peek() != ':')
                        {
                            Fail("a colon is missing");
                            return;
                        }
                        _position++;
                        Skip();
                    }
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
                SkipString();
                break;
            default:
                var start = _position;
                while (_position < _text.Length && _text[_position] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '+' or '.' or 'E')
                    _position++;
                if (_position == start)
                    Fail("a value is missing");
                break;
        }
    }

    // The same grammar as ReadString, and no text is made.
    bool SkipString()
    {
        if (Peek() != '"')
            return Fail("a text in quotes is missing");
        var text = _text;
        for (var at = _position + 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                _position = at + 1;
                return true;
            }
            if (c < ' ')
                break;
            if (c == '\\')
                at++;
        }
        return Fail("a text does not end");
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
        while (_position < _text.Length && _text[_position] != '"')
        {
            var c = _text[_position++];
            if (c < ' ')
                break;
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
        if (_position < _text.Length && _text[_position] == '"')
        {
            _position++;
            return value.ToString();
        }
        Fail("a text does not end");
        return null;
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
