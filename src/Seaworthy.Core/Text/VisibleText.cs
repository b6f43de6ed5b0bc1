using System.Text;

namespace Seaworthy.Text;

/// <summary>Text of a linted file on its way into a message.</summary>
public static class EscapedText
{
    /// <summary>What a value of a file takes of a message at most.</summary>
    public const int Longest = 120;

    /// <summary>
    /// Control and format characters as <c>\u001B</c> or <c>\n</c>, so that no file can drive the terminal that a message is printed on; long text is cut.
    /// </summary>
    public static string Text(string text, int longest = Longest)
    {
        var clean = text.Length <= longest;
        for (var i = 0; clean && i < text.Length; i++)
            clean = !NeedsEscape(text[i]);
        if (clean)
            return text;
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length && result.Length < longest; i++)
            Append(result, text[i]);
        return result.Length >= longest ? result.Append('…').ToString() : result.ToString();
    }

    /// <summary>A path or other name that is of use only as a whole: the same, not cut.</summary>
    public static string Name(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name)
            Append(result, c);
        return result.ToString();
    }

    /// <summary>A value that looks like a secret: its length and nothing else.</summary>
    public static string Masked(string secret) => secret.Length == 0 ? "" : "***";

    static void Append(StringBuilder result, char c)
    {
        if (c == '\n')
            result.Append("\\n");
        else if (c == '\r')
            result.Append("\\r");
        else if (c == '\t')
            result.Append("\\t");
        else if (NeedsEscape(c))
            result.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        else
            result.Append(c);
    }

    // Bidirectional overrides and zero-width characters can make a message read as something else.
    static bool NeedsEscape(char c) =>
        c < ' ' || (c >= '\u007f' && c <= '\u009f') || (c >= '\u200b' && c <= '\u200f') || (c >= '\u2028' && c <= '\u202e') || (c >= '\u2060' && c <= '\u2069')
            || c == '\ufeff';
}
