namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The builder's own little shell: quotes, escapes, and variables in all their forms.</summary>
/// <remarks>Dockerfile reference, Environment replacement; unset variables become nothing.</remarks>
sealed class WordExpander(MappedText word, char escape, IVariableScope? scope)
{
    const int DeepestNesting = 32;

    readonly string _text = word.Text;
    readonly List<VariableUse> _uses = [];
    string? _error;
    bool _isUnknown;
    bool _keepsEscapedSlash;

    public Expansion Expand()
    {
        var result = new MappedText.Builder(_text.Length);
        var position = 0;
        Read(ref position, '\0', result, 0);
        return new Expansion(
            _error is not null || _isUnknown ? null : result.Length == 0 ? MappedText.Contiguous("", word.ToSource(0)) : result.ToMappedText(),
            _uses,
            _error);
    }

    // Up to stop at the outer level, or the end. Reads nothing after an error.
    void Read(ref int position, char stop, MappedText.Builder result, int depth)
    {
        while (position < _text.Length && _error is null)
        {
            var c = _text[position];
            if (c == stop && stop != '\0')
                return;
            if (c == '\'')
                ReadSingleQuoted(ref position, result);
            else if (c == '"')
                ReadDoubleQuoted(ref position, result, depth);
            else if (c == '$')
                ReadVariable(ref position, result, depth);
            else if (c == escape)
                ReadEscape(ref position, result);
            else
                Copy(position++, result);
        }
    }

    void ReadEscape(ref int position, MappedText.Builder result)
    {
        // In a replacement a slash needs no escape, so one before it is text.
        if (_keepsEscapedSlash && position + 1 < _text.Length && _text[position + 1] == '/')
            Copy(position, result);
        // An escape at the very end is dropped.
        if (position + 1 < _text.Length)
            Copy(position + 1, result);
        position += 2;
    }

    void ReadSingleQuoted(ref int position, MappedText.Builder result)
    {
        var end = _text.IndexOf('\'', position + 1);
        if (end < 0)
        {
            _error = "a single quote is not closed; add the closing quote";
            return;
        }
        for (var i = position + 1; i < end; i++)
            Copy(i, result);
        position = end + 1;
    }

    void ReadDoubleQuoted(ref int position, MappedText.Builder result, int depth)
    {
        position++;
        while (position < _text.Length && _error is null)
        {
            var c = _text[position];
            if (c == '"')
            {
                position++;
                return;
            }
            if (c == '$')
            {
                ReadVariable(ref position, result, depth);
                continue;
            }
            if (c == escape)
            {
                if (position + 1 == _text.Length)
                    break;
                // Only a quote, a dollar sign and the escape itself are escaped inside double quotes.
                if (_text[position + 1] is '"' or '$' || _text[position + 1] == escape)
                    position++;
                else
                    Copy(position++, result);
            }
            Copy(position++, result);
        }
        _error ??= "a double quote is not closed; add the closing quote";
    }

    void ReadVariable(ref int position, MappedText.Builder result, int depth)
    {
        var start = position++;
        if (position == _text.Length)
        {
            Copy(start, result);
            return;
        }
        if (_text[position] != '{')
        {
            var end = NameEnd(position);
            if (end == position)
            {
                Copy(start, result);
                return;
            }
            var name = _text.Substring(position, end - position);
            position = end;
            Append(Look(name, start, end, hasDefault: false), result);
            return;
        }
        ReadBraced(start, ref position, result, depth);
    }

    void ReadBraced(int start, ref int position, MappedText.Builder result, int depth)
    {
        var nameStart = ++position;
        var nameEnd = NameEnd(nameStart);
        if (nameStart >= _text.Length || nameEnd == nameStart || depth >= DeepestNesting)
        {
            _error = nameStart >= _text.Length ? "a brace is not closed; add '}'" : "there is no variable name after '${'; add a name";
            return;
        }
        var name = _text.Substring(nameStart, nameEnd - nameStart);
        position = nameEnd;
        if (position >= _text.Length)
        {
            _error = "the brace of '${" + name + "' is not closed; add '}'";
            return;
        }
        var c = _text[position];
        if (c == '}')
        {
            position++;
            Append(Look(name, start, position, hasDefault: false), result);
            return;
        }
        var isColon = c == ':';
        if (isColon && ++position < _text.Length)
            c = _text[position];
        if (position < _text.Length && c is ('-' or '+' or '?'))
            ReadDefault(start, name, isColon, c, ref position, result, depth);
        else if (!isColon && c is ('#' or '%' or '/'))
            ReadPattern(start, name, c, ref position, depth, result);
        else
            _error = "'" + (isColon ? ":" : "") + (position < _text.Length ? c.ToString() : "") + "' is not a valid modifier of a variable; use :-, :+, :?, #, % or /";
    }

    // ${name:-word} and its relatives; with a colon an empty value counts as unset.
    void ReadDefault(int start, string name, bool isColon, char kind, ref int position, MappedText.Builder result, int depth)
    {
        position++;
        var state = Find(name, out var value);
        var isEmpty = state == VariableState.Unset || (isColon && state == VariableState.Known && value!.Length == 0);
        var wordResult = new MappedText.Builder();
        var wasUnknown = _isUnknown;
        _isUnknown = false;
        Read(ref position, '}', wordResult, depth + 1);
        var isWordUnknown = _isUnknown;
        _isUnknown = wasUnknown;
        if (!Close(name, ref position))
            return;
        _uses.Add(new VariableUse(name, Source(start, position), state, HasDefault: true));
        if (state == VariableState.Unknown)
        {
            _isUnknown = true;
            return;
        }
        var takesWord = kind == '+' ? !isEmpty : isEmpty;
        if (kind == '?' && isEmpty)
        {
            _error = "the variable '" + name + "' must be set: " + wordResult.ToMappedText().Text;
            return;
        }
        if (takesWord)
        {
            _isUnknown |= isWordUnknown;
            Append(wordResult.ToMappedText(), result);
        }
        else if (kind != '+' && value is not null)
        {
            Append(value, result);
        }
    }

    void ReadPattern(int start, string name, char kind, ref int position, int depth, MappedText.Builder result)
    {
        position++;
        var isGreedy = position < _text.Length && _text[position] == kind;
        if (isGreedy)
            position++;
        var pattern = new System.Text.StringBuilder();
        ReadPatternText(ref position, kind == '/' ? '/' : '}', pattern, depth);
        var replacement = new MappedText.Builder();
        if (kind == '/' && _error is null)
        {
            if (position >= _text.Length || _text[position] != '/')
            {
                _error = "'${" + name + "/' has no second '/'; add one";
                return;
            }
            position++;
            _keepsEscapedSlash = true;
            Read(ref position, '}', replacement, depth + 1);
            _keepsEscapedSlash = false;
        }
        if (_error is not null || !Close(name, ref position))
            return;
        var value = Look(name, start, position, hasDefault: false);
        if (value is null)
            return;
        var source = pattern.ToString();
        if (!Wildcard.IsValid(source))
        {
            _error = "in a pattern '\\' is valid only before *, ?, \\, } or /; remove it";
            return;
        }
        var to = replacement.Length == 0 ? "" : replacement.ToMappedText().Text;
        var changed = kind switch
        {
            '#' => Wildcard.TrimStart(value.Text, source, isGreedy),
            '%' => Wildcard.TrimEnd(value.Text, source, isGreedy),
            _ => Wildcard.Replace(value.Text, source, to, isGreedy),
        };
        // The text no longer exists in the source: its location is the whole expression.
        foreach (var c in changed)
            result.Append(c, word.ToSource(start), 0);
    }

    void ReadPatternText(ref int position, char stop, System.Text.StringBuilder pattern, int depth)
    {
        while (position < _text.Length && _error is null && _text[position] != stop)
        {
            var c = _text[position];
            if (c == '\\' && position + 1 < _text.Length)
            {
                pattern.Append(c).Append(_text[position + 1]);
                position += 2;
            }
            else if (c is '"' or '\'' or '$')
            {
                var piece = new MappedText.Builder();
                if (c == '\'')
                    ReadSingleQuoted(ref position, piece);
                else if (c == '"')
                    ReadDoubleQuoted(ref position, piece, depth);
                else
                    ReadVariable(ref position, piece, depth + 1);
                pattern.Append(piece.Length == 0 ? "" : piece.ToMappedText().Text);
            }
            else
            {
                pattern.Append(c);
                position++;
            }
        }
    }

    bool Close(string name, ref int position)
    {
        if (_error is not null)
            return false;
        if (position >= _text.Length)
        {
            _error = "the brace of '${" + name + "' is not closed; add '}'";
            return false;
        }
        position++;
        return true;
    }

    MappedText? Look(string name, int start, int end, bool hasDefault)
    {
        var state = Find(name, out var value);
        _uses.Add(new VariableUse(name, Source(start, end), state, hasDefault));
        _isUnknown |= state == VariableState.Unknown;
        return state == VariableState.Known ? value : state == VariableState.Unset ? MappedText.Contiguous("", word.ToSource(start)) : null;
    }

    VariableState Find(string name, out MappedText? value)
    {
        value = null;
        return scope is null ? VariableState.Unknown : scope.Find(name, out value);
    }

    static void Append(MappedText? value, MappedText.Builder result)
    {
        if (value is not null)
            result.Append(value);
    }

    void Copy(int position, MappedText.Builder result) => result.Append(_text, position, 1, word.ToSource(position));

    TextSpan Source(int start, int end) => word.ToSource(TextSpan.FromBounds(start, end));

    // A name, all digits, or one of the shell's special parameters.
    int NameEnd(int start)
    {
        if (start >= _text.Length)
            return start;
        var c = _text[start];
        if (char.IsDigit(c))
        {
            var end = start;
            while (end < _text.Length && char.IsDigit(_text[end]))
                end++;
            return end;
        }
        if (c is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            return start + 1;
        var position = start;
        while (position < _text.Length && (_text[position] == '_' || char.IsLetterOrDigit(_text[position])))
            position++;
        return position;
    }
}
