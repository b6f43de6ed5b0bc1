using System.Globalization;

namespace Seaworthy.Knowledge;

/// <summary>Numbers as compose writes them: with a fraction, or with a unit of memory, where k, kb and kib all mean 1024.</summary>
static class ComposeQuantity
{
    /// <summary>The number; null for what is none.</summary>
    public static double? Parse(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        var end = word.Length;
        while (end > 0 && char.IsLetter(word[end - 1]))
            end--;
        double factor;
        switch (word.Substring(end))
        {
            case "" or "b":
                factor = 1;
                break;
            case "k" or "kb" or "kib":
                factor = 1024;
                break;
            case "m" or "mb" or "mib":
                factor = 1024 * 1024;
                break;
            case "g" or "gb" or "gib":
                factor = 1024 * 1024 * 1024;
                break;
            default:
                return null;
        }
        return double.TryParse(word.Substring(0, end).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number * factor, 6) : null;
    }
}
