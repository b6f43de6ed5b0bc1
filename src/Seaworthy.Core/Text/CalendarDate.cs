namespace Seaworthy.Text;

/// <summary>Calendar days without a clock: days since 0001-01-01 of the Gregorian calendar.</summary>
public static class CalendarDate
{
    /// <summary>The number of a day, or null for a date that does not exist.</summary>
    public static int? Of(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > LengthOf(year, month))
            return null;
        var days = ((year - 1) * 365) + ((year - 1) / 4) - ((year - 1) / 100) + ((year - 1) / 400);
        for (var m = 1; m < month; m++)
            days += LengthOf(year, m);
        return days + day - 1;
    }

    static int LengthOf(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
