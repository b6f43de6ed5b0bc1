using System.Text;

namespace Seaworthy.Linting;

/// <summary>What other tools call the check of a rule, a row for each tool.</summary>
static class PagePeers
{
    public static void Append(StringBuilder page, Rule rule)
    {
        var info = rule.Info;
        if (info.Aliases.Count == 0 && info.Related.Count == 0 && rule.Differences is null)
            return;
        page.Append("\n## In other tools\n\n");
        var same = ByTool(info.Aliases);
        var related = ByTool(info.Related);
        if (same.Count + related.Count > 0)
            AppendTable(page, same, related);
        if (rule.Differences is { } differences)
            page.Append(same.Count + related.Count > 0 ? "\n" : "").Append(differences.Trim()).Append('\n');
    }

    static void AppendTable(StringBuilder page, SortedDictionary<string, string> same, SortedDictionary<string, string> related)
    {
        page.Append("| tool | same check |").Append(related.Count > 0 ? " related check that differs |" : "").Append("\n|---|---|")
            .Append(related.Count > 0 ? "---|" : "").Append('\n');
        foreach (var tool in new SortedSet<string>([.. same.Keys, .. related.Keys], StringComparer.Ordinal))
        {
            page.Append("| ").Append(tool).Append(" | ").Append(same.TryGetValue(tool, out var ids) ? ids : "").Append(" |");
            if (related.Count > 0)
                page.Append(' ').Append(related.TryGetValue(tool, out var others) ? others : "").Append(" |");
            page.Append('\n');
        }
    }

    // tool:id, as the attributes have them.
    static SortedDictionary<string, string> ByTool(IReadOnlyList<string> names)
    {
        var tools = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var colon = name.IndexOf(':');
            var tool = name.Substring(0, colon);
            var id = "`" + name.Substring(colon + 1) + "`";
            tools[tool] = tools.TryGetValue(tool, out var ids) ? ids + ", " + id : id;
        }
        return tools;
    }
}
