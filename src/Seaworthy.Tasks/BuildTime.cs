using System;
using System.Globalization;

namespace Seaworthy;

/// <summary>What a build takes for now, so that a build of an old source gives what it gave then.</summary>
static class BuildTime
{
    static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="now">What somebody set: a date, or a date with a time; without a zone it is UTC.</param>
    /// <param name="epoch"><c>SOURCE_DATE_EPOCH</c> (reproducible-builds.org): seconds since 1970.</param>
    public static DateTime Of(string? now, string? epoch) => Parse(now) ?? ParseEpoch(epoch) ?? DateTime.UtcNow;

    /// <summary>One of the two sets the time, so that it is not the clock's.</summary>
    public static bool IsSet(string? now, string? epoch) => (Parse(now) ?? ParseEpoch(epoch)) is not null;

    /// <summary>What is wrong with a value that is no date, and what to write; null where nothing is.</summary>
    public static string? FaultOf(string? now, string name) =>
        string.IsNullOrWhiteSpace(now) || Parse(now) is not null ? null : $"{name} is '{now}', which is not a valid date; use one such as 2027-03-31";

    static DateTime? Parse(string? now) =>
        DateTime.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var said) ? said : null;

    // The year 9999 ends there.
    static DateTime? ParseEpoch(string? epoch) =>
        long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800 ? s_epoch.AddSeconds(seconds) : null;
}
