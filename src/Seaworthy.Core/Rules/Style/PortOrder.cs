using System.Globalization;

namespace Seaworthy.Rules.Style;

/// <summary>Orders ports by the published port, numbers by their value.</summary>
static class PortOrder
{
    public static int Compare(YamlNode a, YamlNode b)
    {
        var (x, y) = (Published(a), Published(b));
        var isNumber = TryNumber(x, out var first) & TryNumber(y, out var second);
        return isNumber && first != second ? first.CompareTo(second) : EntryOrder.ByName(x, y);
    }

    // The port on the host: the last but one part of the short form, or its only one.
    static string Published(YamlNode node)
    {
        if (node.Resolve() is YamlMapping mapping)
            return mapping.Scalar("published")?.Value ?? mapping.Scalar("target")?.Value ?? "";
        var text = (node.Resolve() as YamlScalar)?.Value ?? "";
        var last = text.LastIndexOf(':');
        if (last <= 0)
            return text;
        var before = text.LastIndexOf(':', last - 1);
        return text.Substring(before + 1, last - before - 1);
    }

    static bool TryNumber(string text, out int number)
    {
        var end = 0;
        while (end < text.Length && text[end] is >= '0' and <= '9')
            end++;
        return int.TryParse(text.Substring(0, Math.Min(end, 9)), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
