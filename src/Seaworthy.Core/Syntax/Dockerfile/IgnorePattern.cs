namespace Seaworthy.Syntax.Dockerfile;

/// <summary>
/// One line of a <c>.dockerignore</c>, matched by keeping the set of positions that the pattern can be at: never worse than length times length.
/// </summary>
sealed class IgnorePattern
{
    const char One = '\u0001';
    const char Star = '\u0002';
    const char Folders = '\u0003';
    const char Anything = '\u0004';

    // Matching a longer pattern would take too long.
    const int Longest = 200;

    // Wildcards as control characters, which no line of the file contains.
    readonly string _tokens;

    IgnorePattern(string tokens, bool isException)
    {
        _tokens = tokens;
        IsException = isException;
    }

    /// <summary><c>!pattern</c>: takes back in what an earlier line leaves out.</summary>
    public bool IsException { get; }

    /// <summary>The pattern of a line; null for a comment, a blank line, and one that is too long or has brackets, which is not supported.</summary>
    public static IgnorePattern? Parse(string line, out bool isUnknown)
    {
        isUnknown = false;
        if (line.Length == 0 || line[0] == '#')
            return null;
        var text = line.Trim();
        var isException = text.Length > 0 && text[0] == '!';
        if (isException)
            text = text.Substring(1).Trim();
        text = PathNames.Normalize(text).TrimStart('/');
        if (text.Length == 0 || text == ".")
            return null;
        if (text.Length > Longest || text.IndexOf('[') >= 0 || line.IndexOf('\\') >= 0)
        {
            isUnknown = true;
            return null;
        }
        return new IgnorePattern(Tokens(text), isException);
    }

    /// <summary>Paths below that path can match: the pattern starts with it, or has a wildcard before it differs.</summary>
    public bool MayLieBelow(string path)
    {
        for (var at = 0; at < _tokens.Length; at++)
        {
            if (_tokens[at] < ' ')
                return true;
            if (at == path.Length)
                return _tokens[at] == '/';
            if (_tokens[at] != path[at])
                return false;
        }
        return false;
    }

    /// <summary>The pattern is the path, or one of its parent directories.</summary>
    public bool Matches(string path)
    {
        var now = new bool[_tokens.Length + 1];
        var next = new bool[_tokens.Length + 1];
        Enter(now, 0);
        foreach (var c in path)
        {
            if (c == '/' && now[_tokens.Length])
                return true;
            var isAlive = false;
            for (var at = 0; at < _tokens.Length; at++)
            {
                if (!now[at])
                    continue;
                Step(at, c, next);
                isAlive = true;
            }
            if (!isAlive)
                return false;
            (now, next) = (next, now);
            System.Array.Clear(next, 0, next.Length);
        }
        return now[_tokens.Length];
    }

    void Step(int at, char c, bool[] next)
    {
        switch (_tokens[at])
        {
            case Anything:
                Enter(next, at);
                break;
            case Star when c != '/':
                Enter(next, at);
                break;
            // After the first character it continues to the next slash, so it is not entered again.
            case Folders:
                next[at] = true;
                if (c == '/')
                    Enter(next, at + 1);
                break;
            case One when c != '/':
                Enter(next, at + 1);
                break;
            case var token when token == c:
                Enter(next, at + 1);
                break;
        }
    }

    // A star can match an empty string.
    void Enter(bool[] locations, int at)
    {
        while (at < _tokens.Length && _tokens[at] is Star or Folders or Anything)
            locations[at++] = true;
        locations[at] = true;
    }

    static string Tokens(string text)
    {
        var tokens = new List<char>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '?')
                tokens.Add(One);
            else if (text[i] != '*')
                tokens.Add(text[i] < ' ' ? ' ' : text[i]);
            else if (i + 1 >= text.Length || text[i + 1] != '*')
                tokens.Add(Star);
            else
            {
                while (i + 1 < text.Length && text[i + 1] == '*')
                    i++;
                if (i + 1 < text.Length && text[i + 1] == '/')
                {
                    i++;
                    tokens.Add(Folders);
                }
                else
                {
                    tokens.Add(Anything);
                }
            }
        }
        return new string(tokens.ToArray());
    }
}
