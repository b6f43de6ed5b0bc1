namespace Seaworthy.Syntax.Shell;

/// <summary>A position in a script, and the tokens that start there.</summary>
sealed class ShellCursor(MappedText script)
{
    readonly string _text = script.Text;
    List<(string Name, bool StripsTabs)>? _heredocs;

    public int Position { get; private set; }

    public bool AtEnd => Position >= _text.Length;

    /// <summary>A quote or bracket was not closed.</summary>
    public bool IsBroken { get; private set; }

    public bool AtOperator => !AtEnd && IsOperator(_text[Position]);

    /// <summary><c>()</c> behind a name.</summary>
    public bool AtFunctionParentheses => !AtEnd && _text[Position] == '(' && Peek(SkipBlanksFrom(Position + 1)) == ')';

    public void SkipOne() => Position++;

    /// <summary>True when the end was reached.</summary>
    public bool SkipBlanks()
    {
        while (!AtEnd && (_text[Position] is ' ' or '\t' or '\r' || IsContinuation(Position)))
            Position += _text[Position] == '\\' ? ContinuationLength(Position) : 1;
        return AtEnd;
    }

    /// <summary>True when the end was reached.</summary>
    public bool SkipBlanksAndComments()
    {
        if (SkipBlanks())
            return true;
        if (_text[Position] != '#')
            return false;
        var end = _text.IndexOf('\n', Position);
        Position = end < 0 ? _text.Length : end;
        return AtEnd;
    }

    public string? TakeOperator()
    {
        if (!AtOperator)
            return null;
        foreach (var op in s_operators)
        {
            if (string.CompareOrdinal(_text, Position, op, 0, op.Length) != 0)
                continue;
            // &> is a redirection.
            if (op == "&" && Peek(Position + 1) == '>')
                return null;
            Position += op.Length;
            return op;
        }
        return null;
    }

    /// <summary>[n]&gt;word and its relatives; null when something else starts here.</summary>
    public ShellRedirection? TakeRedirection()
    {
        var start = Position;
        var position = start;
        while (position < _text.Length && char.IsDigit(_text[position]))
            position++;
        if (position < _text.Length && _text[position] == '&' && Peek(position + 1) == '>')
            position++;
        if (position >= _text.Length || _text[position] is not ('<' or '>') || Peek(position + 1) == '(')
            return null;
        foreach (var op in s_redirections)
        {
            if (string.CompareOrdinal(_text, position, op, 0, op.Length) != 0)
                continue;
            Position = position + op.Length;
            SkipBlanks();
            var target = TakeWord();
            if (op is "<<" or "<<-")
                (_heredocs ??= []).Add((target.Content.Text, op == "<<-"));
            return new ShellRedirection(op, target);
        }
        return null;
    }

    /// <summary>Bodies of here-documents that the line before announced.</summary>
    public void SkipHeredocs()
    {
        if (_heredocs is null)
            return;
        foreach (var (name, stripsTabs) in _heredocs)
        {
            while (!AtEnd)
            {
                var end = _text.IndexOf('\n', Position);
                if (end < 0)
                    end = _text.Length;
                var line = _text.Substring(Position, end - Position).TrimEnd('\r');
                Position = Math.Min(end + 1, _text.Length);
                if ((stripsTabs ? line.TrimStart('\t') : line) == name)
                    break;
            }
        }
        _heredocs = null;
    }

    public ShellWord TakeWord()
    {
        var start = Position;
        while (!AtEnd && IsPlain(_text[Position]))
            Position++;
        if (Position > start && (AtEnd || _text[Position] is ' ' or '\t' or '\n' or ';'))
        {
            var plain = script.Slice(TextSpan.FromBounds(start, Position));
            return new ShellWord(plain, plain, isConstant: true, isQuoted: false, s_none);
        }
        Position = start;
        var content = new MappedText.Builder();
        List<MappedText> substitutions = [];
        var isConstant = true;
        var isQuoted = false;
        while (!AtEnd)
        {
            var c = _text[Position];
            if (c is ' ' or '\t' or '\r' || IsContinuation(Position))
                break;
            if (c is '<' or '>' && Peek(Position + 1) == '(')
            {
                isConstant = false;
                TakeParentheses(Position + 1, content, substitutions);
            }
            else if (IsOperator(c) || c is '<' or '>')
            {
                break;
            }
            else if (c == '\\')
            {
                if (Position + 1 < _text.Length)
                    Copy(Position + 1, content);
                Position = Math.Min(Position + 2, _text.Length);
            }
            else if (c == '\'')
            {
                isQuoted = true;
                TakeSingleQuoted(content);
            }
            else if (c == '"')
            {
                isQuoted = true;
                isConstant &= TakeDoubleQuoted(content, substitutions);
            }
            else if (c is '$' or '`')
            {
                isConstant &= !TakeExpansion(content, substitutions);
            }
            else
            {
                isConstant &= c is not ('*' or '?');
                Copy(Position++, content);
            }
        }
        var raw = script.Slice(TextSpan.FromBounds(start, Position));
        return new ShellWord(raw, content.Length == 0 ? MappedText.Contiguous("", script.ToSource(start)) : content.ToMappedText(), isConstant, isQuoted,
            substitutions);
    }

    /// <summary>Behind <c>for</c>: the name and its words, up to <c>do</c>.</summary>
    public void SkipForHead()
    {
        while (!AtEnd && !AtOperator)
        {
            if (SkipBlanks() || AtOperator)
                break;
            var before = Position;
            TakeWord();
            if (Position == before)
                Position++;
        }
        // for ((i = 0; i < 3; i++))
        if (!AtEnd && _text[Position] == '(' && Peek(Position + 1) == '(')
            SkipPast("))");
    }

    /// <summary>Behind <c>case</c>: the word and <c>in</c>.</summary>
    public void SkipCaseHead()
    {
        SkipBlanks();
        TakeWord();
        while (!AtEnd && (SkipBlanksAndComments() || _text[Position] == '\n'))
            Position++;
        SkipBlanks();
        TakeWord();
    }

    /// <summary>The patterns before <c>)</c>, unless <c>esac</c> ends the case.</summary>
    public void SkipCasePattern()
    {
        if (string.CompareOrdinal(_text, Position, "esac", 0, 4) == 0)
            return;
        while (!AtEnd && _text[Position] != ')')
        {
            var before = Position;
            if (_text[Position] is '|' or '(' or '\n' || SkipBlanks())
                Position++;
            else
                TakeWord();
            if (Position == before)
                Position++;
        }
        Position = Math.Min(Position + 1, _text.Length);
    }

    public void SkipFunctionParentheses()
    {
        SkipBlanks();
        if (AtFunctionParentheses)
            Position = SkipBlanksFrom(Position + 1) + 1;
    }

    public void SkipPast(string end)
    {
        var index = _text.IndexOf(end, Position, StringComparison.Ordinal);
        IsBroken |= index < 0;
        Position = index < 0 ? _text.Length : index + end.Length;
    }

    static readonly MappedText[] s_none = [];

    static readonly string[] s_operators = [";;&", "&&", "||", ";;", ";&", "|&", "|", "&", ";", "(", ")", "\n"];

    static readonly string[] s_redirections = ["<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">"];

    static bool IsOperator(char c) => c is '|' or '&' or ';' or '(' or ')' or '\n';

    // Characters that mean nothing to a shell inside a word; most words have no others.
    static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '/' or '_' or '=' or ':' or ',' or '+' or '%' or '@';

    char Peek(int position) => position < _text.Length ? _text[position] : '\0';

    int SkipBlanksFrom(int position)
    {
        while (position < _text.Length && _text[position] is ' ' or '\t')
            position++;
        return position;
    }

    bool IsContinuation(int position) => _text[position] == '\\' && (Peek(position + 1) == '\n' || (Peek(position + 1) == '\r' && Peek(position + 2) == '\n'));

    int ContinuationLength(int position) => _text[position + 1] == '\r' ? 3 : 2;

    void TakeSingleQuoted(MappedText.Builder content)
    {
        var end = _text.IndexOf('\'', Position + 1);
        if (end < 0)
        {
            IsBroken = true;
            end = _text.Length;
        }
        for (var i = Position + 1; i < end; i++)
            Copy(i, content);
        Position = Math.Min(end + 1, _text.Length);
    }

    // True when nothing in it is expanded.
    bool TakeDoubleQuoted(MappedText.Builder content, List<MappedText> substitutions)
    {
        var isConstant = true;
        Position++;
        while (!AtEnd)
        {
            var c = _text[Position];
            if (c == '"')
            {
                Position++;
                return isConstant;
            }
            if (c is '$' or '`')
            {
                isConstant &= !TakeExpansion(content, substitutions);
                continue;
            }
            if (c == '\\' && Peek(Position + 1) is '"' or '\\' or '$' or '`' or '\n')
                Position++;
            if (!AtEnd)
                Copy(Position++, content);
        }
        IsBroken = true;
        return isConstant;
    }

    // True when there was one: a lone dollar sign is text.
    bool TakeExpansion(MappedText.Builder content, List<MappedText> substitutions)
    {
        var start = Position;
        var next = Peek(Position + 1);
        if (_text[Position] == '`')
        {
            var end = _text.IndexOf('`', Position + 1);
            IsBroken |= end < 0;
            end = end < 0 ? _text.Length : end;
            substitutions.Add(script.Slice(TextSpan.FromBounds(Position + 1, end)));
            Position = Math.Min(end + 1, _text.Length);
        }
        else if (next == '(')
        {
            TakeParentheses(Position + 1, content: null, substitutions);
        }
        else if (next == '{')
        {
            Position = Closing(Position + 1, '{', '}');
        }
        else if (next == '\'' || next == '"')
        {
            // $'…' and $"…" are quotes.
            Position++;
            return true;
        }
        else
        {
            var end = Position + 1;
            while (end < _text.Length && (_text[end] == '_' || char.IsLetterOrDigit(_text[end])))
                end++;
            if (end == Position + 1)
            {
                if (next is not ('@' or '*' or '#' or '?' or '-' or '$' or '!'))
                {
                    Copy(Position++, content);
                    return false;
                }
                end++;
            }
            Position = end;
        }
        for (var i = start; i < Position; i++)
            Copy(i, content);
        return true;
    }

    void TakeParentheses(int open, MappedText.Builder? content, List<MappedText> substitutions)
    {
        var start = Position;
        Position = Closing(open, '(', ')');
        var isArithmetic = Peek(open + 1) == '(' && _text[open - 1] == '$';
        if (!isArithmetic && Position - 1 > open)
            substitutions.Add(script.Slice(TextSpan.FromBounds(open + 1, Position - 1)));
        for (var i = start; content is not null && i < Position; i++)
            Copy(i, content);
    }

    // Behind the bracket that closes the one at position; quotes are passed over.
    int Closing(int position, char open, char close)
    {
        var depth = 0;
        for (var i = position; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c == '\'' && open == '(')
            {
                var end = _text.IndexOf('\'', i + 1);
                if (end < 0)
                    break;
                i = end;
            }
            else if (c == open)
            {
                depth++;
            }
            else if (c == close && --depth == 0)
            {
                return i + 1;
            }
        }
        IsBroken = true;
        return _text.Length;
    }

    void Copy(int position, MappedText.Builder content) => content.Append(_text, position, 1, script.ToSource(position));
}
