using Seaworthy.Model.Suppression;
using Seaworthy.Rules.Tool;

namespace Seaworthy.Linting;

/// <summary>Takes out the findings that a comment in their file allows, and reports the comments that allow nothing.</summary>
static class Suppressions
{
    /// <param name="workspace">The files.</param>
    /// <param name="embedded">Texts that stand in one of them and have comments of their own.</param>
    /// <param name="findings">What was found.</param>
    public static List<Finding> Apply(Workspace workspace, IReadOnlyList<ParsedFile> embedded, List<Finding> findings)
    {
        foreach (var file in workspace.Files)
            findings = Apply(workspace, file, findings);
        foreach (var file in embedded)
            findings = Apply(workspace, file, findings);
        return findings;
    }

    static List<Finding> Apply(Workspace workspace, ParsedFile file, List<Finding> findings)
    {
        if (!file.IsOwn)
            return findings;
        var pragmas = PragmaReader.Read(file);
        if (pragmas.Count == 0)
            return findings;
        if (file.Source.Embedding is { } embedding)
            pragmas = pragmas.ConvertAll(p => p with { Region = embedding.Map(p.Region).Span });
        var used = new bool[pragmas.Count];
        var path = file.Source.Path;
        var kept = findings.FindAll(finding => finding.Location.Source.Path != path || !IsAllowed(workspace, finding, pragmas, used));
        ReportStale(workspace, file, pragmas, used, kept);
        return kept;
    }

    static bool IsAllowed(Workspace workspace, Finding finding, List<Scoped> pragmas, bool[] used)
    {
        var isAllowed = false;
        for (var i = 0; i < pragmas.Count; i++)
        {
            var (pragma, region) = pragmas[i];
            var start = finding.Location.Span.Start;
            if (start < region.Start || start >= region.End || !Names(pragma, finding.Rule) || IsExpired(workspace, pragma))
                continue;
            used[i] = true;
            isAllowed = true;
        }
        return isAllowed;
    }

    static bool IsExpired(Workspace workspace, Pragma pragma) => pragma.BadDate is not null
        || (pragma.Until is { } until && workspace.Today is { } today && today > until);

    static bool Names(Pragma pragma, Rule rule)
    {
        if (pragma.Ids.Count == 0)
            return !pragma.IsOurs && HasAlias(rule, pragma.Peer);
        foreach (var id in pragma.Ids)
        {
            if (pragma.IsOurs ? IsOurs(id.Text, rule) : IsPeers(pragma.Peer, id.Text, rule))
                return true;
        }
        return false;
    }

    static bool IsOurs(string id, Rule rule) =>
        string.Equals(id, rule.Info.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(id, rule.Info.Slug, StringComparison.OrdinalIgnoreCase);

    static bool IsPeers(string peer, string id, Rule rule)
    {
        foreach (var alias in rule.Info.Aliases)
        {
            if (PeerIds.Matches(alias, peer, id))
                return true;
        }
        foreach (var related in rule.Info.Related)
        {
            if (PeerIds.Matches(related, peer, id))
                return true;
        }
        return false;
    }

    static bool HasAlias(Rule rule, string peer)
    {
        foreach (var alias in rule.Info.Aliases)
        {
            if (alias.StartsWith(peer, StringComparison.Ordinal) && alias.Length > peer.Length && alias[peer.Length] == ':')
                return true;
        }
        return false;
    }

    // Only ours: what other tools' comments are for is not for us to say. A rule that is off cannot show whether its pragma is still needed.
    static void ReportStale(Workspace workspace, ParsedFile file, List<Scoped> pragmas, bool[] used, List<Finding> findings)
    {
        var report = new Report(workspace, Catalogue.FindInfo);
        for (var i = 0; i < pragmas.Count; i++)
        {
            var pragma = pragmas[i].Pragma;
            if (!pragma.IsOurs)
                continue;
            if (pragma.Ids.Count == 0)
                Say(report, file, HostReports.InvalidSuppressionId, pragma.Span, "names no rule", "name the rules behind 'allow'");
            if (pragma.BadDate is { } bad)
            {
                var date = file.Source.ToString(bad);
                Say(report, file, HostReports.InvalidSuppressionId, bad, "has the date '" + date + "', which is none", "write it as 2027-03-31");
            }
            var isLive = used[i] || pragma.BadDate is not null;
            foreach (var id in pragma.Ids)
            {
                if (Catalogue.Find(id.Text) is not { } rule)
                    Say(report, file, HostReports.InvalidSuppressionId, id.Span, "names '" + id.Text + "', which is no rule", Suggest(id.Text));
                else if (IsExpired(workspace, pragma) && pragma.BadDate is null)
                    Say(report, file, HostReports.ExpiredSuppressionId, id.Span, rule.Info.Id);
                else if (!isLive && file.Settings.SeverityOf(rule) != Severity.None)
                    Say(report, file, HostReports.StaleSuppressionId, id.Span, rule.Info.Id);
            }
        }
        findings.AddRange(report.Findings);
    }

    static void Say(Report report, ParsedFile file, string id, TextSpan span, params string[] arguments)
    {
        var rule = Catalogue.Find(id)!;
        var severity = file.Settings.SeverityOf(rule);
        if (severity == Severity.None)
            return;
        report.Begin(file);
        report.Begin(rule, severity);
        report.At(span, arguments);
    }

    static string Suggest(string written) =>
        RuleNames.Nearest(written) is { } near ? "did you mean '" + near + "'?" : "write an id such as SEA3001 or its name";
}
