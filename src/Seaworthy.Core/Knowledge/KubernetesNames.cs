namespace Seaworthy.Knowledge;

/// <summary>The forms that Kubernetes wants of names and labels.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ and apimachinery's validation package.</remarks>
static class KubernetesNames
{
    const int LongestLabel = 63, LongestPrefix = 253, LongestPort = 15;

    /// <summary>A label's value: empty, or letters, digits, <c>- _ .</c> with a letter or digit at both ends.</summary>
    public static bool IsLabelValue(string value) => value.Length == 0 || IsQualifiedPart(value);

    /// <summary>A label's key: a name of the same form, behind the name of a domain and a slash if there is one.</summary>
    public static bool IsLabelKey(string key)
    {
        var slash = key.IndexOf('/');
        return slash < 0 ? IsQualifiedPart(key) : IsSubdomain(key.Substring(0, slash)) && IsQualifiedPart(key.Substring(slash + 1));
    }

    /// <summary>A port's name: small letters, digits and single dashes, with at least one letter and no dash at either end.</summary>
    public static bool IsPortName(string name)
    {
        if (name.Length is 0 or > LongestPort || name[0] == '-' || name[name.Length - 1] == '-')
            return false;
        var hasLetter = false;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-') || name[i] == '-' && name[i - 1] == '-')
                return false;
            hasLetter |= name[i] is >= 'a' and <= 'z';
        }
        return hasLetter;
    }

    static bool IsQualifiedPart(string text)
    {
        if (text.Length is 0 or > LongestLabel || !IsAlphanumeric(text[0]) || !IsAlphanumeric(text[text.Length - 1]))
            return false;
        foreach (var c in text)
        {
            if (!IsAlphanumeric(c) && c is not ('-' or '_' or '.'))
                return false;
        }
        return true;
    }

    /// <summary>One part of a host name: small letters, digits and dashes, none of them at an end.</summary>
    public static bool IsHostLabel(string text) => text.Length <= LongestLabel && text.IndexOf('.') < 0 && IsSubdomain(text);

    /// <summary>Parts of that form with dots between.</summary>
    public static bool IsSubdomain(string text)
    {
        if (text.Length is 0 or > LongestPrefix)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var isEdge = i == 0 || i + 1 == text.Length || text[i - 1] == '.' || text[i + 1] == '.';
            if (text[i] is not (>= 'a' and <= 'z' or >= '0' and <= '9') && (isEdge || text[i] is not ('-' or '.')))
                return false;
        }
        return true;
    }

    static bool IsAlphanumeric(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
