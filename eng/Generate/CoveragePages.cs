using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Rules;

namespace Seaworthy.Generate;

/// <summary>A page for each other tool: which of its checks have a rule here, and why the others have none. The lists are in eng/Peers.</summary>
static class CoveragePages
{
    sealed record Check(string Tool, string Id, string Reason, string FileKind)
    {
        public bool IsSame => Reason.Length == 0;

        public bool IsRelated => Reason == "related";
    }

    /// <summary>The pages by path.</summary>
    public static IEnumerable<(string Path, string Text)> All()
    {
        var checks = Directory.EnumerateFiles(Repository.PathTo("eng/Peers"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(Read);
        var tools = checks.GroupBy(c => c.Tool).OrderBy(t => t.Key, StringComparer.Ordinal).ToList();
        yield return ("docs/coverage/README.md", Index(tools));
        foreach (var tool in tools)
            yield return ($"docs/coverage/{tool.Key}.md", Page(tool.Key, [.. tool]));
    }

    static string Index(IEnumerable<IGrouping<string, Check>> tools)
    {
        var page = new StringBuilder();
        page.Append("# Checks of other tools\n\nEach check of another tool has a rule here that carries its id, or it is left out for a reason that the page of " +
            "the tool gives.\n`seaworthy explain DL3007` and `seaworthy check --only DL3007` take these ids too.\n\n" +
            "| tool | checks | same | decided differently | left out |\n|---|---|---|---|---|\n");
        foreach (var tool in tools)
        {
            page.Append("| [").Append(tool.Key).Append("](").Append(tool.Key).Append(".md) | ").Append(tool.Count()).Append(" | ").Append(tool.Count(c => c.IsSame))
                .Append(" | ").Append(tool.Count(c => c.IsRelated)).Append(" | ").Append(tool.Count(c => !c.IsSame && !c.IsRelated)).Append(" |\n");
        }
        return page.ToString();
    }

    static string Page(string tool, IReadOnlyList<Check> checks)
    {
        var page = new StringBuilder();
        page.Append("# Checks of ").Append(tool).Append("\n\n").Append(checks.Count(c => c.IsSame)).Append(" of ").Append(checks.Count)
            .Append(" checks have the same check here. [All tools](README.md)\n");
        foreach (var kind in checks.GroupBy(c => c.FileKind))
        {
            page.Append("\n## ").Append(kind.Key).Append("\n\n| id | rules |\n|---|---|\n");
            foreach (var check in kind)
                page.Append("| `").Append(check.Id).Append("` | ").Append(AnswerTo(check)).Append(" |\n");
        }
        return page.ToString();
    }

    static string AnswerTo(Check check)
    {
        var name = check.Tool + ":" + check.Id;
        if (check.IsSame)
            return Links(r => r.Info.Aliases.Contains(name));
        return check.IsRelated ? "decided differently: " + Links(r => r.Info.Related.Contains(name)) : "left out: " + check.Reason;
    }

    static string Links(Func<Rule, bool> isMeant) =>
        string.Join(", ", Catalogue.Rules.Where(isMeant).Select(r => $"[{r.Info.Id}](../rules/{r.Info.Id}.md) {r.Title}"));

    // A line is: tool, id, and why there is no rule; nothing where a rule has the id among its aliases, "related" where one differs on purpose.
    static IEnumerable<Check> Read(string file)
    {
        var kind = Path.GetFileNameWithoutExtension(file) switch { "dockerfile" => "Dockerfiles", "compose" => "Compose files", _ => "Kubernetes manifests" };
        foreach (var line in File.ReadLines(file))
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var tool, var id, .. var rest])
                yield return new Check(tool, id, rest.Length > 0 ? rest[0] : "", kind);
        }
    }
}
