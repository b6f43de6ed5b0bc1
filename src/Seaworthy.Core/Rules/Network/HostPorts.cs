using System.Globalization;

namespace Seaworthy.Rules.Network;

/// <summary>Host ports in the notation of Compose: <c>8080</c> or <c>8000-8010</c>.</summary>
static class HostPorts
{
    const int LongestRange = 256;

    /// <summary>A range that is longer than any real one is not expanded.</summary>
    public static bool TryParse(string text, out int first, out int last)
    {
        var dash = text.IndexOf('-');
        last = 0;
        if (!TryNumber(dash < 0 ? text : text.Substring(0, dash), out first))
            return false;
        last = first;
        return dash < 0 || (TryNumber(text.Substring(dash + 1), out last) && last >= first && last - first < LongestRange);
    }

    static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 65535;
}
