using System;
using System.Collections.Generic;
using System.Globalization;
using Seaworthy.Engine;

namespace Seaworthy.Hosting;

/// <summary>Makes of today's date the little that a run needs of it.</summary>
public static class Deadlines
{
    const string Word = "until ";

    /// <summary>
    /// The day after the latest date that a suppression names and that has passed, or null where none has. In its place today's date would judge every
    /// suppression alike, but it would change what the compiler is given each day.
    /// </summary>
    /// <param name="texts">The files that are judged.</param>
    /// <param name="today">Days since 0001-01-01.</param>
    public static int? Passed(IEnumerable<string> texts, int today)
    {
        int? last = null;
        foreach (var text in texts)
        {
            if (text.IndexOf("seaworthy", StringComparison.OrdinalIgnoreCase) < 0)
                continue;
            for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.Ordinal))
            {
                if (DayAt(text, at + Word.Length) is { } day && day < today && (last is null || day >= last))
                    last = day + 1;
            }
        }
        return last;
    }

    static int? DayAt(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at + 10 <= text.Length && text[at + 4] == '-' && text[at + 7] == '-'
            && Number(text, at, 4) is { } year && Number(text, at + 5, 2) is { } month && Number(text, at + 8, 2) is { } day
            ? Days.Of(year, month, day)
            : null;
    }

    static int? Number(string text, int at, int length) =>
        int.TryParse(text.Substring(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
