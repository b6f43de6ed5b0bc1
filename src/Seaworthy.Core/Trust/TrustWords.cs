using System.Globalization;

namespace Seaworthy.Trust;

/// <summary>How schemes, states and times are written in files.</summary>
public static class TrustWords
{
    /// <summary>Longer reasons are cut before they are written, and when they are shown: a lock comes with a pull request as well.</summary>
    public const int LongestReason = 500;

    static readonly string[] s_schemes = ["none", "notation", "sigstore", "contentTrust"];

    static readonly string[] s_states = ["signed", "unsigned", "wrongSigner", "expired", "freshnessLost", "rolledBack", "invalid", "superseded"];

    public static string Of(TrustScheme scheme) => s_schemes[(int)scheme];

    public static string Of(TrustState state) => s_states[(int)state];

    public static TrustScheme? SchemeOf(string? word) => Index(s_schemes, word) is { } index ? (TrustScheme)index : null;

    public static TrustState? StateOf(string? word) => Index(s_states, word) is { } index ? (TrustState)index : null;

    /// <summary>The day of a time such as <c>2027-01-31T12:00:00Z</c>, as <see cref="CalendarDate"/> counts; null for another form.</summary>
    public static int? DayOf(string text) =>
        text.Length == 20 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[19] == 'Z'
        && Number(text, 0, 4) is { } year && Number(text, 5, 2) is { } month && Number(text, 8, 2) is { } day
            ? CalendarDate.Of(year, month, day)
            : null;

    static int? Number(string text, int at, int length) =>
        int.TryParse(text.Substring(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static int? Index(string[] words, string? word)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == word)
                return i;
        }
        return null;
    }
}
