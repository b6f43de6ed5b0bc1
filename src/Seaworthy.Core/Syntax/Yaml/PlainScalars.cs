namespace Seaworthy.Syntax.Yaml;

/// <summary>What kubectl makes of a plain scalar: it reads YAML 1.1 and hands JSON on.</summary>
static class PlainScalars
{
    public static bool IsBool(string text) =>
        text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" or "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "on" or "On" or "ON" or "off"
            or "Off" or "OFF";

    public static bool IsNumberOrBool(string text) => text.Length > 0 && (text[0] is >= '0' and <= '9' or '+' or '-' or '.' ? IsNumber(text) : IsBool(text));

    /// <summary>Digits with a sign if any.</summary>
    public static bool IsInteger(string text)
    {
        var start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return text.Length > start && Digits(text, start) == text.Length;
    }

    /// <summary>A decimal number, or one with the prefix of another base.</summary>
    public static bool IsNumber(string text)
    {
        var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (i + 2 < text.Length && text[i] == '0' && text[i + 1] is 'x' or 'o' or 'b')
            return IsHex(text, i + 2);
        var whole = Digits(text, i);
        var hasDigits = whole > i;
        i = whole;
        if (i < text.Length && text[i] == '.')
        {
            var part = Digits(text, i + 1);
            hasDigits |= part > i + 1;
            i = part;
        }
        if (!hasDigits)
            return false;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var exponent = i + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            i = Digits(text, exponent);
            if (i == exponent)
                return false;
        }
        return i == text.Length;
    }

    /// <summary>A mark that somebody is to replace: in brackets, between signs, or a word in capitals.</summary>
    public static bool IsMark(string text)
    {
        var isCapital = text.Length > 1;
        foreach (var c in text)
        {
            if (c is '<' or '>' or '%' or '#' or '@' or '{' or '}' or '$' or '[' or ']')
                return true;
            isCapital &= c is >= 'A' and <= 'Z' or '_' or '-' or >= '0' and <= '9';
        }
        return isCapital && text[0] is not (>= '0' and <= '9' or '-');
    }

    static int Digits(string text, int start)
    {
        while (start < text.Length && text[start] is >= '0' and <= '9')
            start++;
        return start;
    }

    static bool IsHex(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F'))
                return false;
        }
        return true;
    }
}
