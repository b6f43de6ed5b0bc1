namespace Seaworthy.Hosting;

/// <summary>Reads the bytes in brackets of a pattern: <c>[a-z]</c>, <c>[!abc]</c>, <c>[[:digit:]]</c>.</summary>
static class GitPatternSet
{
    /// <summary>Where the set ends; -1 where it has no end or names a class that does not exist, so that the pattern matches nothing.</summary>
    public static int Read(byte[] text, int start, int end, bool ignoreCase, bool[] set)
    {
        var at = start + 1;
        var isNegated = at < end && text[at] is (byte)'!' or (byte)'^';
        if (isNegated)
            at++;
        for (var isFirst = true; at < end; isFirst = false)
        {
            if (text[at] == ']' && !isFirst)
            {
                Finish(set, isNegated, ignoreCase);
                return at + 1;
            }
            if (text[at] == '[' && at + 1 < end && text[at + 1] == ':' && Array.IndexOf(text, (byte)']', at + 2, end - at - 2) is > 0 and var close
                && text[close - 1] == ':' && close - 1 >= at + 2)
            {
                if (!AddClass(System.Text.Encoding.ASCII.GetString(text, at + 2, close - at - 3), set))
                    return -1;
                at = close + 1;
                continue;
            }
            if (text[at] == '\\' && at + 1 < end)
                at++;
            var low = text[at++];
            var high = low;
            if (at + 1 < end && text[at] == '-' && text[at + 1] != ']')
            {
                at++;
                if (text[at] == '\\' && at + 1 < end)
                    at++;
                high = text[at++];
            }
            for (int value = low; value <= high; value++)
                set[value] = true;
        }
        return -1;
    }

    static void Finish(bool[] set, bool isNegated, bool ignoreCase)
    {
        for (var upper = 'A'; ignoreCase && upper <= 'Z'; upper++)
            set[upper] = set[upper | 0x20] = set[upper] || set[upper | 0x20];
        for (var value = 0; isNegated && value < set.Length; value++)
            set[value] = !set[value];
    }

    static bool AddClass(string name, bool[] set)
    {
        for (var value = 0; value < 128; value++)
        {
            if (Has(name, (char)value) is not { } isIn)
                return false;
            set[value] |= isIn;
        }
        return true;
    }

    static bool? Has(string name, char c) => name switch
    {
        "alpha" => IsLetter(c),
        "digit" => IsDigit(c),
        "alnum" => IsLetter(c) || IsDigit(c),
        "upper" => c is >= 'A' and <= 'Z',
        "lower" => c is >= 'a' and <= 'z',
        "space" => c is ' ' or (>= '\t' and <= '\r'),
        "blank" => c is ' ' or '\t',
        "punct" => c is > ' ' and < '\u007f' && !IsLetter(c) && !IsDigit(c),
        "xdigit" => IsDigit(c) || (char)(c | 0x20) is >= 'a' and <= 'f',
        "cntrl" => c is < ' ' or '\u007f',
        "print" => c is >= ' ' and < '\u007f',
        "graph" => c is > ' ' and < '\u007f',
        _ => null,
    };

    static bool IsLetter(char c) => (char)(c | 0x20) is >= 'a' and <= 'z';

    static bool IsDigit(char c) => c is >= '0' and <= '9';
}
