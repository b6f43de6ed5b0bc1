namespace Seaworthy.Rules.Style;

/// <summary>The texts that YAML reads as the same string without quotes.</summary>
static class YamlQuoting
{
    /// <summary>A path or a mount without characters that have a meaning in YAML at that place; braces and commas have one inside brackets.</summary>
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
        // A single word could be true, null or a number.
        return hasLetter;
    }
}
