using System.Collections.Generic;
using System.Linq;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;

namespace Seaworthy.Generate;

/// <summary>docs/rules/README.md: first what most people meet, then every rule by area and mode.</summary>
static class RuleIndex
{
    // What mode Recommended finds most often in the files that docs/corpus.md is made from, most frequent first, for each dialect.
    static readonly (string Heading, string[] Ids)[] s_frequent =
    [
        ("Dockerfiles", ["SEA2001", "SEA1001", "SEA6208", "SEA1016", "SEA6010", "SEA6001", "SEA6003", "SEA6006"]),
        ("Compose files", ["SEA3001", "SEA5001", "SEA2007", "SEA4001", "SEA1001", "SEA2101", "SEA7001", "SEA3002"]),
        ("Kubernetes manifests", ["SEA3001", "SEA2020", "SEA2001", "SEA2007", "SEA5001", "SEA1001", "SEA2017", "SEA2003"]),
    ];

    static readonly (Mode Mode, string Meaning)[] s_modes =
    [
        (Mode.Minimum, "on in every mode but `None`"),
        (Mode.Recommended, "on by default"),
        (Mode.All, "on with `SeaworthyMode` set to `All`"),
        (Mode.Preference, "opinions; each is on only where its severity is set"),
    ];

    public static string Markdown()
    {
        var rules = Catalogue.Rules;
        var page = new StringBuilder();
        page.Append("# Rules\n\nThe page of a rule has its message, the reason, the fix, examples, and how to suppress it. `seaworthy explain SEA1001` prints it. ")
            .Append("In the tables, *safe* fixes are\napplied by `seaworthy check --fix`, fixes for *review* only by `--fix=all`.\n\n")
            .Append("## What most people meet\n\nThe most frequent findings of mode Recommended in [public repositories](../corpus.md).\n");
        foreach (var (heading, ids) in s_frequent)
        {
            page.Append("\n### ").Append(heading).Append("\n\n");
            AppendTable(page, ids.Select(id => Catalogue.Find(id)!));
        }
        page.Append("\n## By area\n\n| area | Minimum | Recommended | All | Preference |\n|---|---|---|---|---|\n");
        foreach (var area in rules.GroupBy(r => r.Info.Category).OrderBy(g => g.Key))
        {
            page.Append("| [").Append(area.Key).Append("](#").Append(area.Key.ToString().ToLowerInvariant()).Append(") |");
            foreach (var (mode, _) in s_modes)
                page.Append(' ').Append(area.Count(r => r.Info.Mode == mode)).Append(" |");
            page.Append('\n');
        }
        foreach (var area in rules.GroupBy(r => r.Info.Category).OrderBy(g => g.Key))
        {
            page.Append("\n## ").Append(area.Key).Append('\n');
            foreach (var (mode, meaning) in s_modes)
            {
                if (!area.Any(r => r.Info.Mode == mode))
                    continue;
                page.Append("\n**").Append(mode).Append("**: ").Append(meaning).Append("\n\n");
                AppendTable(page, area.Where(r => r.Info.Mode == mode));
            }
        }
        return page.ToString();
    }

    static void AppendTable(StringBuilder page, IEnumerable<Rule> rules)
    {
        page.Append("| id | rule | dialects | fix |\n|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            var dialects = rule.Info.Dialects;
            page.Append("| [").Append(rule.Info.Id).Append("](").Append(rule.Info.Id).Append(".md) | ").Append(rule.Title).Append(" | ")
                .Append(dialects.Count == 0 ? "all files" : string.Join(", ", dialects)).Append(" | ").Append(RulePage.FixSafety(rule)).Append(" |\n");
        }
    }
}
