using System;
using System.Text;

namespace Seaworthy.Images;

/// <summary>What is known to be wrong with signed data. Verifiers throw it among themselves and hand out a <see cref="Verdict"/>.</summary>
sealed class Refusal(TrustState state, string reason) : Exception(reason)
{
    public TrustState State { get; } = state;

    public static Refusal Invalid(string reason) => new(TrustState.Invalid, reason);

    /// <summary>Text that others wrote, fit to stand in a message: no control characters, no endless lines.</summary>
    public static string Shown(string? text)
    {
        const int Most = 200;
        if (text is null)
            return "";
        var shown = new StringBuilder(Math.Min(text.Length, Most));
        foreach (var c in text)
        {
            if (shown.Length == Most)
                return shown.Append('…').ToString();
            shown.Append(char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) || (c >= '\u202a' && c <= '\u202e') ? '?' : c);
        }
        return shown.ToString();
    }
}
