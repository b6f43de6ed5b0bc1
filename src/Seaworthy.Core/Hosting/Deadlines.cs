using System.Globalization;

namespace Seaworthy.Hosting;

/// <summary>Makes of today's date the little that a run needs of it.</summary>
static class Deadlines
{
    const string Word = "until ";

    static readonly string[] s_lockWords = ["\"expires\"", "\"freshUntil\""];

    /// <summary>
    /// The day after the latest date that a suppression or a lock names and that has passed, or null where none has. Today's date would judge each of them
    /// alike, but it would change what the compiler is given each day.
    /// </summary>
    /// <param name="texts">The files that are judged.</param>
    /// <param name="today">Days since 0001-01-01.</param>
    /// <param name="locks">The lock files that hold for them, whose signatures have a last day too.</param>
    public static int? Passed(IEnumerable<string> texts, IEnumerable<string> locks, int today)
    {
        int? last = null;
        foreach (var text in locks)
        {
            foreach (var word in s_lockWords)
            {
                for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
                    last = Later(last, DayAt(text, ValueAt(text, at + word.Length)), today);
            }
        }
        foreach (var text in texts)
        {
            if (text.IndexOf("seaworthy", StringComparison.OrdinalIgnoreCase) < 0)
                continue;
            for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.Ordinal))
            {
                last = Later(last, DayAt(text, at + Word.Length), today);
            }
        }
        return last;
    }

    static int? Later(int? last, int? day, int today) => day < today && (last is null || day >= last) ? day + 1 : last;

    // Behind the key: the colon, blanks, and the quote of the value.
    static int ValueAt(string text, int at)
    {
        while (at < text.Length && text[at] is ':' or ' ' or '"')
            at++;
        return at;
    }

    static int? DayAt(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at + 10 <= text.Length && text[at + 4] == '-' && text[at + 7] == '-'
            && Number(text, at, 4) is { } year && Number(text, at + 5, 2) is { } month && Number(text, at + 8, 2) is { } day
            ? CalendarDate.Of(year, month, day)
            : null;
    }

    static int? Number(string text, int at, int length) =>
        int.TryParse(text.Substring(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
