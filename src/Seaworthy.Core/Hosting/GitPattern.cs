using System.Text;

namespace Seaworthy.Hosting;

/// <summary>One line of a <c>.gitignore</c>. Git compares bytes, so that <c>?</c> is one byte of a letter that has several; so does this.</summary>
/// <remarks>A match steps back to the last <c>*</c> and the last <c>**</c> only: its time is bounded by pattern times path, whatever they hold.</remarks>
sealed class GitPattern
{
    // A token is a byte, or one of these, or below them the index of a set of bytes.
    const int AnyByte = -1;
    const int AnyBytes = -2;
    const int FirstSet = -3;

    readonly bool _foldersOnly;
    readonly bool _anchored;
    readonly bool _ignoreCase;

    // Null stands for "**", any number of folders.
    readonly List<int[]?> _parts = [];
    readonly List<bool[]> _sets = [];

    GitPattern(int line, bool isNegated, bool foldersOnly, bool anchored, bool ignoreCase)
    {
        Line = line;
        IsNegated = isNegated;
        _foldersOnly = foldersOnly;
        _anchored = anchored;
        _ignoreCase = ignoreCase;
    }

    /// <summary>From 1.</summary>
    public int Line { get; }

    /// <summary>What it matches is not ignored.</summary>
    public bool IsNegated { get; }

    /// <summary>Null for a blank line, a comment, and a pattern that can match nothing.</summary>
    internal static GitPattern? Parse(string line, int number, bool ignoreCase)
    {
        if (line.Length == 0 || line[0] == '#')
            return null;
        var end = line.Length;
        // A blank at the end counts only behind a backslash.
        while (end > 0 && line[end - 1] == ' ' && !(end > 1 && line[end - 2] == '\\'))
            end--;
        var start = end > 0 && line[0] == '!' ? 1 : 0;
        var isNegated = start == 1;
        var foldersOnly = end > start && line[end - 1] == '/';
        if (foldersOnly)
            end--;
        var text = line.Substring(start, Math.Max(0, end - start));
        var anchored = text.IndexOf('/') >= 0;
        if (text.StartsWith("/", StringComparison.Ordinal))
            text = text.Substring(1);
        if (text.Length == 0)
            return null;
        var pattern = new GitPattern(number, isNegated, foldersOnly, anchored, ignoreCase);
        return pattern.Compile(Bytes(text)) ? pattern : null;
    }

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <param name="path">The whole path.</param>
    /// <param name="name">Where its last segment begins.</param>
    internal bool Matches(byte[] path, int name, bool isFolder)
    {
        if (_foldersOnly && !isFolder)
            return false;
        return _anchored ? MatchesPath(path) : _parts[0] is not { } part || MatchesSegment(part, path, name, path.Length);
    }

    bool Compile(byte[] text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = Array.IndexOf(text, (byte)'/', start);
            // A slash in brackets separates as well: no segment has one.
            if (end < 0)
                end = text.Length;
            if (!AddPart(text, start, end))
                return false;
            start = end + 1;
        }
        return true;
    }

    bool AddPart(byte[] text, int start, int end)
    {
        var stars = start;
        while (stars < end && text[stars] == '*')
            stars++;
        if (stars == end && end - start > 1)
        {
            // Several in a row are as one.
            if (_parts.Count == 0 || _parts[_parts.Count - 1] is not null)
                _parts.Add(null);
            return true;
        }
        var tokens = new List<int>(end - start);
        for (var at = start; at < end;)
        {
            var c = text[at];
            if (c == '*')
            {
                if (tokens.Count == 0 || tokens[tokens.Count - 1] != AnyBytes)
                    tokens.Add(AnyBytes);
                at++;
            }
            else if (c == '[')
            {
                var set = new bool[256];
                at = GitPatternSet.Read(text, at, end, _ignoreCase, set);
                if (at < 0)
                    return false;
                tokens.Add(FirstSet - _sets.Count);
                _sets.Add(set);
            }
            else
            {
                if (c == '\\' && at + 1 == end)
                    return false;
                if (c == '\\')
                    at++;
                tokens.Add(c == '?' ? AnyByte : Fold(text[at]));
                at++;
            }
        }
        _parts.Add(tokens.ToArray());
        return true;
    }

    bool MatchesPath(byte[] path)
    {
        int part = 0, at = 0, retryPart = -1, retryAt = 0;
        while (at <= path.Length)
        {
            var end = at == path.Length ? at : Array.IndexOf(path, (byte)'/', at);
            if (end < 0)
                end = path.Length;
            if (part < _parts.Count && _parts[part] is null)
            {
                // "a/**" is all below a, and not a itself.
                if (++part == _parts.Count)
                    return true;
                (retryPart, retryAt) = (part, at);
                continue;
            }
            if (part < _parts.Count && MatchesSegment(_parts[part]!, path, at, end))
            {
                part++;
                at = end + 1;
                continue;
            }
            if (retryPart < 0)
                return false;
            part = retryPart;
            at = retryAt = NextSegment(path, retryAt);
        }
        return part == _parts.Count;
    }

    static int NextSegment(byte[] path, int at)
    {
        var slash = at < path.Length ? Array.IndexOf(path, (byte)'/', at) : -1;
        return slash < 0 ? path.Length + 1 : slash + 1;
    }

    bool MatchesSegment(int[] tokens, byte[] path, int start, int end)
    {
        int i = 0, at = start, retryToken = -1, retryAt = 0;
        while (at < end)
        {
            if (i < tokens.Length && tokens[i] == AnyBytes)
            {
                (retryToken, retryAt) = (++i, at);
                continue;
            }
            if (i < tokens.Length && MatchesByte(tokens[i], path[at]))
            {
                i++;
                at++;
                continue;
            }
            if (retryToken < 0)
                return false;
            i = retryToken;
            at = ++retryAt;
        }
        while (i < tokens.Length && tokens[i] == AnyBytes)
            i++;
        return i == tokens.Length;
    }

    bool MatchesByte(int token, byte value) => token == AnyByte || (token <= FirstSet ? _sets[FirstSet - token][value] : token == Fold(value));

    byte Fold(byte value) => _ignoreCase && value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
