using System.Text;

namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The patterns of <c>${v#p}</c>, <c>${v%p}</c> and <c>${v/p/r}</c>: <c>*</c>, <c>?</c>, and a backslash before either.</summary>
static class Wildcard
{
    public static bool IsValid(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && (++i == pattern.Length || pattern[i] is not ('*' or '?' or '\\' or '}' or '/')))
                return false;
        }
        return true;
    }

    public static string TrimStart(string text, string pattern, bool isGreedy)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            var length = isGreedy ? text.Length - i : i;
            if (Matches(text, 0, length, pattern))
                return text.Substring(length);
        }
        return text;
    }

    public static string TrimEnd(string text, string pattern, bool isGreedy)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            var start = isGreedy ? i : text.Length - i;
            if (Matches(text, start, text.Length, pattern))
                return text.Substring(0, start);
        }
        return text;
    }

    public static string Replace(string text, string pattern, string replacement, bool isEvery)
    {
        var result = new StringBuilder(text.Length);
        if (pattern.Length == 0)
        {
            // Nothing matches before the first character, and for // before and behind each.
            result.Append(replacement);
            foreach (var c in text)
                result.Append(c).Append(isEvery ? replacement : "");
            return result.ToString();
        }
        var position = 0;
        while (position <= text.Length)
        {
            var end = LongestMatch(text, position, pattern);
            if (end > position)
            {
                result.Append(replacement);
                position = end;
                if (!isEvery)
                    break;
                continue;
            }
            if (position < text.Length)
                result.Append(text[position]);
            position++;
        }
        return position < text.Length ? result.Append(text, position, text.Length - position).ToString() : result.ToString();
    }

    static int LongestMatch(string text, int start, string pattern)
    {
        for (var end = text.Length; end > start; end--)
        {
            if (Matches(text, start, end, pattern))
                return end;
        }
        return start;
    }

    // The usual two-pointer match with one point of return: linear in practice, quadratic at worst.
    static bool Matches(string text, int start, int end, string pattern)
    {
        var i = start;
        var p = 0;
        var star = -1;
        var resume = 0;
        while (i < end)
        {
            var isEscaped = p < pattern.Length && pattern[p] == '\\' && p + 1 < pattern.Length;
            if (p < pattern.Length && !isEscaped && pattern[p] == '*')
            {
                star = ++p;
                resume = i;
            }
            else if (p < pattern.Length && (isEscaped ? pattern[p + 1] == text[i] : pattern[p] == '?' || pattern[p] == text[i]))
            {
                p += isEscaped ? 2 : 1;
                i++;
            }
            else if (star >= 0)
            {
                p = star;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
