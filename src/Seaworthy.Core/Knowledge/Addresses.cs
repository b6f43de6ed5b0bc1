namespace Seaworthy.Knowledge;

/// <summary>What is known of an address by its text alone.</summary>
static class Addresses
{
    /// <summary>The host that starts at the position is the machine itself.</summary>
    public static bool IsLocal(string text, int position)
    {
        foreach (var host in s_local)
        {
            if (string.CompareOrdinal(text, position, host, 0, host.Length) != 0)
                continue;
            var end = position + host.Length;
            if (end == text.Length || text[end] is '/' or ':' or '?' or '#')
                return true;
        }
        return false;
    }

    /// <summary>Starts with <c>http://</c> or <c>ftp://</c> and names another machine; a host that is not written is not known.</summary>
    public static bool IsClearText(string text)
    {
        var position = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) ? 6
            : 0;
        return position > 0 && position < text.Length && text[position] is not ('$' or '{' or '<' or '/') && !IsLocal(text, position);
    }

    static readonly string[] s_local = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]", "host.docker.internal"];
}
