using System.Globalization;

namespace Seaworthy.Knowledge;

/// <summary>Amounts as Kubernetes writes them: <c>100m</c>, <c>1.5Gi</c>, <c>2e3</c>.</summary>
static class KubernetesQuantity
{
    static readonly (string Suffix, double Factor)[] s_suffixes =
    [
        ("Ki", 1024d), ("Mi", 1048576d), ("Gi", 1073741824d), ("Ti", 1099511627776d), ("Pi", 1125899906842624d), ("Ei", 1152921504606846976d),
        ("n", 1e-9), ("u", 1e-6), ("m", 1e-3), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18),
    ];

    /// <summary>Null for what is no amount.</summary>
    public static double? Parse(string text)
    {
        foreach (var (suffix, factor) in s_suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
                return Number(text.Substring(0, text.Length - suffix.Length)) * factor;
        }
        return Number(text);
    }

    /// <summary>The two are certainly not the same amount.</summary>
    public static bool Differ(string a, string b) => Parse(a) is { } first && Parse(b) is { } second
        && Math.Abs(first - second) > 1e-9 * Math.Max(Math.Abs(first), Math.Abs(second));

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
