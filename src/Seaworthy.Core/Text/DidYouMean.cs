namespace Seaworthy.Text;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class DidYouMean
{
    const int Longest = 64;

    /// <summary>The nearest candidate in any casing, when it is near enough to be a slip: one change in a short word, up to three in a long one.</summary>
    public static string? Find(string written, IEnumerable<string> candidates)
    {
        if (written.Length is 0 or > Longest)
            return null;
        var allowed = written.Length <= 3 ? 1 : written.Length <= 8 ? 2 : 3;
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > Longest || Math.Abs(candidate.Length - written.Length) > allowed)
                continue;
            var distance = Distance(written, candidate);
            if (distance > allowed || distance >= candidate.Length)
                continue;
            best = candidate;
            allowed = distance - 1;
            if (allowed < 0)
                break;
        }
        return best;
    }

    // Optimal string alignment: insertions, deletions, substitutions, and neighbours swapped.
    static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }

    static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
