using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Hosting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Syntax;

namespace Seaworthy.Corpus;

/// <summary>Writes what the rules find in real files: an overview, and a page with judged samples for each kind.</summary>
static class Pages
{
    public const int LoudestRules = 20;

    public const int SampleSize = 20;

    public static void Write(string corpus, string root)
    {
        var overview = new StringBuilder(Overview);
        var tables = new StringBuilder();
        foreach (var kind in CorpusKind.All)
        {
            var calm = Hits.Of(corpus, kind, Mode.Recommended);
            overview.Append(CultureInfo.InvariantCulture,
                $"| {kind.Folder} | {calm.Files} | {calm.Subjects} {kind.Subjects} | {calm.Median} | {calm.Mean:F2} | {calm.Largest} |");
            var verdicts = Verdicts.Read(root, kind);
            overview.Append(verdicts.IsEmpty ? " – |\n" : $" [all rules, judged](corpus/{kind.Name}.md) |\n");
            tables.Append("\n## ").Append(char.ToUpperInvariant(kind.Folder[0])).Append(kind.Folder, 1, kind.Folder.Length - 1).Append(", mode Recommended\n\n")
                .Append(Head);
            foreach (var line in calm.Table("rules/"))
                tables.Append(line).Append('\n');
            if (!verdicts.IsEmpty)
                Save(Path.Combine(root, "docs", "corpus", kind.Name + ".md"), Page(kind, Hits.Of(corpus, kind, Mode.Preference), verdicts));
        }
        overview.Append(OtherYaml(corpus));
        overview.Append("\nLimits: a median of at most 2 findings per Dockerfile, 4 per compose service and 5 per Kubernetes " +
            "workload.\n").Append(tables);
        Save(Path.Combine(root, "docs", "corpus.md"), overview.ToString());
    }

    const string Head = "| rule | name | mode | hits | files | fixes offered | fixes applied |\n|---|---|---|---|---|---|---|\n";

    const string Overview = """
        # Findings in public repositories

        About 750 files from public repositories (dotnet-docker, eShopOnContainers, aspire, awesome-compose, laradock, kubernetes/examples, microservices-demo, kube-prometheus, cert-manager,
        buildkit, python and others), each linted separately. The files are not part of this repository; `eng/Corpus` generates the numbers and these pages from a directory of this layout. Reviews
        of single findings are in `eng/Corpus/verdicts`.

        In mode Recommended:

        | directory | files | subjects | median findings | mean | most | page |
        |---|---|---|---|---|---|---|

        """;

    // Values of charts, workflows, pipelines and the like: each is left alone by what it is, not by its name.
    static string OtherYaml(string corpus)
    {
        var folder = Path.Combine(corpus, "other-yaml");
        if (!Directory.Exists(folder))
            return "";
        var files = Directory.GetFiles(folder);
        var taken = files.Count(f => YamlSniffer.Of(File.ReadAllText(f), isComposeName: false, isNamed: false) is FileKind.Kubernetes or FileKind.Compose);
        return string.Create(CultureInfo.InvariantCulture,
            $"\nOf {files.Length} YAML files of other kinds, {taken} are linted as compose files or Kubernetes manifests.\n");
    }

    static string Page(CorpusKind kind, Hits hits, Verdicts verdicts)
    {
        var page = new StringBuilder();
        page.Append("# Findings of all rules in public ").Append(kind.Subjects).Append("\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{hits.Files} files with every rule on, including preferences: {hits.Summary()}. [Overview](../corpus.md)\n\n");
        page.Append("*Offered* counts the findings with a fix, *applied* the fixes of the first round of `--fix=all`; the others are applied in the " +
            "next round, because two of them edit the same text.\n\n").Append(Head);
        foreach (var line in hits.Table("../rules/"))
            page.Append(line).Append('\n');
        page.Append("\n## Review of the twenty most frequent rules\n\nTwenty findings of each rule, or all if there are fewer, in an order that depends only on the " +
            "rule and the location, each reviewed in its file. *Right*: the fault exists and\nthe marked characters are the ones to " +
            "change; *debatable*: the fault exists and a reviewer might accept it; *wrong*: there is no fault.\n");
        foreach (var rule in hits.Loudest(LoudestRules))
            Append(page, rule, hits, verdicts);
        return page.ToString();
    }

    static void Append(StringBuilder page, Rule rule, Hits hits, Verdicts verdicts)
    {
        var sample = hits.Sample(rule, SampleSize);
        page.Append("\n### ").Append(rule.Info.Id).Append(' ').Append(rule.Info.Slug).Append("\n\n").Append(Count(sample, verdicts))
            .Append("\n\n| place | verdict | reason | text |\n|---|---|---|---|\n");
        foreach (var hit in sample)
        {
            var verdict = verdicts.Find(hit);
            page.Append("| ").Append(hit.Key).Append(" | ").Append(verdict?.Verdict ?? "not judged").Append(" | ").Append(Cell(verdict?.Reason ?? ""))
                .Append(" | `").Append(Cell(hit.Line).Replace('`', '\'')).Append("` |\n");
        }
    }

    static string Count(List<Hit> sample, Verdicts verdicts)
    {
        var counts = sample.GroupBy(h => verdicts.Find(h)?.Verdict ?? "not judged").OrderByDescending(g => g.Count())
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}"));
        return string.Create(CultureInfo.InvariantCulture, $"Of {sample.Count}: {string.Join(", ", counts)}.");
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    static void Save(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
