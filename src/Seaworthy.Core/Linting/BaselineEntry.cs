namespace Seaworthy.Linting;

/// <summary>A finding that a baseline makes known.</summary>
/// <param name="Path">Relative to the folder of the baseline.</param>
/// <param name="Text">The text at fault.</param>
/// <param name="Count">How often it is known.</param>
/// <param name="Span">Where it is in the baseline.</param>
sealed record BaselineEntry(string Rule, string Path, string Subject, string Text, int Count, TextSpan Span)
{
    /// <summary><see cref="Fingerprint.Key"/> of the finding.</summary>
    public string Key { get; } = new Fingerprint(Rule, Path, Subject, Text).Key;
}
