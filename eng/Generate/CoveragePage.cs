using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Rules;

namespace Seaworthy.Generate;

/// <summary>The page that says which checks of other tools are covered, by which rule, and why one is left out. Its lists are in eng/Peers.</summary>
static class CoveragePage
{
    public static string Markdown(string root)
    {
        var page = new StringBuilder();
        page.Append("# What other tools check\n\nEach check of another tool either has a rule here that carries its id, so that `seaworthy explain DL3007` " +
            "finds it, or it is left out for a reason.\n" +
            "Where a rule decides differently on purpose, its page says how. `check --only` takes these ids too.\n");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "eng", "Peers"), "*.tsv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            page.Append("\n## ").Append(char.ToUpperInvariant(name[0])).Append(name, 1, name.Length - 1).Append('\n');
            foreach (var peer in Read(file).GroupBy(r => r.Peer))
                Append(page, peer.Key, [.. peer]);
        }
        return page.ToString();
    }

    static void Append(StringBuilder page, string peer, List<(string Peer, string Id, string Reason)> rows)
    {
        var related = rows.Count(r => r.Reason == "related");
        page.Append("\n### ").Append(peer).Append("\n\n").Append(rows.Count(r => r.Reason.Length == 0)).Append(" of ").Append(rows.Count);
        if (related > 0)
            page.Append(", and ").Append(related).Append(" that we decide differently");
        page.Append(".\n\n| id | rules |\n|---|---|\n");
        foreach (var (_, id, reason) in rows)
        {
            var text = reason switch
            {
                "" => Links(r => r.Info.Aliases, peer + ":" + id),
                "related" => "decided differently: " + Links(r => r.Info.Related, peer + ":" + id),
                _ => "left out: " + reason,
            };
            page.Append("| `").Append(id).Append("` | ").Append(text).Append(" |\n");
        }
    }

    static string Links(Func<Rule, IReadOnlyList<string>> ids, string id) =>
        string.Join(", ", Catalogue.Rules.Where(r => ids(r).Contains(id)).Select(r => $"[{r.Info.Id}](rules/{r.Info.Id}.md) {r.Info.Slug}"));

    static IEnumerable<(string Peer, string Id, string Reason)> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            yield return (cells[0], cells[1], cells.Length > 2 ? cells[2] : "");
        }
    }
}
