namespace Seaworthy.Trust;

/// <summary>
/// What is wrong with the regular expression of an identity, as far as that shows without an engine: <c>lock</c> compiles it, and a build has none that would
/// do. What needs backtracking is not supported, because the text that it is held against is a stranger's.
/// </summary>
static class IdentityPattern
{
    const int MostCharacters = 1000;

    /// <summary>The fault, or null.</summary>
    public static string? FaultOf(string pattern)
    {
        if (pattern.Length > MostCharacters)
            return $"a pattern has at most {MostCharacters} characters";
        var groups = 0;
        var canRepeat = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case '\\':
                    if (++i == pattern.Length)
                        return "the pattern ends with a backslash";
                    if (pattern[i] is (>= '1' and <= '9') or 'k')
                        return "references to groups are not supported";
                    canRepeat = true;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    if (i < 0)
                        return "a '[' is not closed";
                    canRepeat = true;
                    break;
                case '(':
                    groups++;
                    if (i + 1 < pattern.Length && pattern[i + 1] == '?' && NeedsBacktracking(pattern, i + 2))
                        return "lookarounds, atomic groups and conditions are not supported";
                    if (i + 1 < pattern.Length && pattern[i + 1] == '?')
                        i++;
                    canRepeat = false;
                    break;
                case ')':
                    if (--groups < 0)
                        return "a ')' has no '('";
                    canRepeat = true;
                    break;
                case '*' or '+' or '?':
                    if (!canRepeat)
                        return $"there is nothing before '{c}' to repeat";
                    // Another question mark asks for as little as possible.
                    if (i + 1 < pattern.Length && pattern[i + 1] == '?')
                        i++;
                    canRepeat = false;
                    break;
                default:
                    canRepeat = c is not ('|' or '^');
                    break;
            }
        }
        return groups > 0 ? "a '(' is not closed" : null;
    }

    static int EndOfClass(string pattern, int start)
    {
        var i = start + 1;
        if (i < pattern.Length && pattern[i] == '^')
            i++;
        // A bracket right at the beginning is a character.
        for (var first = i; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']' && i > first)
                return i;
        }
        return -1;
    }

    static bool NeedsBacktracking(string pattern, int at)
    {
        if (at >= pattern.Length)
            return false;
        return pattern[at] is '=' or '!' or '>' or '('
            || (pattern[at] == '<' && at + 1 < pattern.Length && pattern[at + 1] is '=' or '!');
    }
}
