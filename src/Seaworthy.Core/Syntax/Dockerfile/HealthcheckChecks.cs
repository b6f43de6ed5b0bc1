using System.Globalization;

namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The times and counts of HEALTHCHECK.</summary>
/// <remarks>Dockerfile reference, HEALTHCHECK: durations in the syntax of Go, at least a millisecond.</remarks>
static class HealthcheckChecks
{
    static readonly string[] s_units = ["ns", "us", "µs", "μs", "ms", "s", "m", "h"];

    /// <summary>The error in the value of a flag, or null.</summary>
    public static string? Problem(Flag flag)
    {
        if (flag.Value is not { Length: > 0 } value || value.Text.IndexOf('$') >= 0)
            return null;
        if (flag.Name == "retries")
            return int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= 0 ? null
                : "The value of '--retries' is not a number of 0 or more; use a number such as 3";
        if (flag.Name is not ("interval" or "timeout" or "start-period" or "start-interval"))
            return null;
        return Milliseconds(value.Text) switch
        {
            null => "The value of '--" + flag.Name + "' is not a valid duration; use a value such as 30s or 1m30s",
            < 1 => "The value of '--" + flag.Name + "' is shorter than 1ms; use a longer duration such as 30s",
            _ => null,
        };
    }

    // A sequence of numbers with units; null if the text is not a duration.
    static double? Milliseconds(string text)
    {
        var position = text[0] is '+' or '-' ? 1 : 0;
        if (text.Substring(position) == "0")
            return 0;
        var sum = 0d;
        if (position == text.Length)
            return null;
        while (position < text.Length)
        {
            var start = position;
            while (position < text.Length && text[position] is (>= '0' and <= '9') or '.')
                position++;
            if (!double.TryParse(text.Substring(start, position - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            var unit = UnitAt(text, position);
            if (unit is null)
                return null;
            position += unit.Length;
            sum += number * unit switch { "ns" => 1e-6, "ms" => 1, "s" => 1e3, "m" => 6e4, "h" => 3.6e6, _ => 1e-3 };
        }
        return text[0] == '-' ? -sum : sum;
    }

    // The longest that fits: "ms" before "m".
    static string? UnitAt(string text, int position)
    {
        string? found = null;
        foreach (var unit in s_units)
        {
            if (string.CompareOrdinal(text, position, unit, 0, unit.Length) == 0 && unit.Length > (found?.Length ?? 0))
                found = unit;
        }
        return found;
    }
}
