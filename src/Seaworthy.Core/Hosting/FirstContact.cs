namespace Seaworthy.Hosting;

/// <summary>What to do with more findings than anybody reads: the first run in a large repository.</summary>
public static class FirstContact
{
    const int Many = 50;

    /// <summary>The counts and the next step in one line without a full stop; null where the findings are few.</summary>
    public static string? Advice(IReadOnlyList<Finding> findings)
    {
        var count = 0;
        var rules = new HashSet<Rule>();
        foreach (var finding in findings)
        {
            if (finding.Severity < Severity.Info)
                continue;
            count += 1 + finding.MoreOfRule;
            rules.Add(finding.Rule);
        }
        return count < Many ? null
            : Number(count) + " findings of " + Number(rules.Count) + (rules.Count == 1 ? " rule" : " rules")
                + "; run 'seaworthy baseline' to record them, so that only new findings are reported";
    }

    static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
