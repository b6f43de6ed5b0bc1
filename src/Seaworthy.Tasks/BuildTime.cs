using System;
using System.Globalization;

namespace Seaworthy;

/// <summary>What a build takes for now, so that a build of an old source gives what it gave then.</summary>
static class BuildTime
{
    static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="now">What somebody set: a date, or a date with a time; without a zone it is UTC.</param>
    /// <param name="epoch"><c>SOURCE_DATE_EPOCH</c> (reproducible-builds.org): seconds since 1970.</param>
    public static DateTime Of(string? now, string? epoch)
    {
        if (DateTime.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var said))
            return said;
        // The year 9999 ends there.
        if (long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800)
            return s_epoch.AddSeconds(seconds);
        return DateTime.UtcNow;
    }
}
