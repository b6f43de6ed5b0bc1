namespace Seaworthy.Rules.Style;

/// <summary>Which texts YAML reads as the same word without quotes.</summary>
static class YamlQuoting
{
    /// <summary>A path or a mount that holds nothing to which YAML gives a meaning where it stands; braces and commas have one between brackets.</summary>
    public static bool IsPlain(string text, bool isInFlow)
    {
        if (text.Length == 0 || text == "~" || !(char.IsLetter(text[0]) || text[0] is '.' or '/' or '~' or '$') || text[text.Length - 1] == ':')
            return false;
        var hasLetter = false;
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '/' or '~' or '_' or '-' or ':' or '$' or '@' or '+' or '=') && (isInFlow || c is not ('{' or '}' or ',')))
                return false;
            hasLetter |= c is '/' or ':';
        }
        // A word by itself could be true, null or a number.
        return hasLetter;
    }
}
