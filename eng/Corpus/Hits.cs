using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Seaworthy.Edits;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Corpus;

/// <summary>A kind of file: its folder in the corpus, and what a subject is.</summary>
sealed record CorpusKind(string Name, string Folder, FileKind Kind, string Subjects)
{
    public static CorpusKind[] All { get; } =
    [
        new("dockerfile", "dockerfiles", FileKind.Dockerfile, "Dockerfiles"),
        new("compose", "compose", FileKind.Compose, "compose services"),
        new("kubernetes", "kubernetes", FileKind.Kubernetes, "Kubernetes workloads"),
    ];
}

/// <summary>A finding in a real file.</summary>
sealed record Hit(Finding Finding)
{
    /// <summary>Where it is: the file's name, line and column.</summary>
    public string Key => Finding.Location.ToString();

    /// <summary>The first line of it; nothing of a secret.</summary>
    public string Line
    {
        get
        {
            if (Finding.HoldsSecret)
                return "(hidden)";
            var source = Finding.Location.Source;
            var start = source.Lines.StartOf(Finding.Location.Start.Line);
            var end = source.Text.IndexOf('\n', start);
            var line = source.Text[start..(end < 0 ? source.Length : end)].Trim().Replace('\t', ' ');
            return line.Length > 160 ? line[..160] + "…" : line;
        }
    }

    // Stable from run to run, and from one version of a rule to the next: a hit more or less changes little of a sample.
    public uint Order
    {
        get
        {
            var hash = 2166136261u;
            foreach (var c in Finding.Rule.Info.Id + Key)
                hash = (hash ^ c) * 16777619u;
            return hash * 2654435761u;
        }
    }
}

/// <summary>What the rules of a mode find in the files of a kind.</summary>
sealed class Hits
{
    readonly List<Hit> _hits = [];
    readonly List<double> _counts = [];
    readonly Dictionary<Rule, int> _applied = [];

    public int Files { get; private set; }

    public IEnumerable<Rule> Rules => _hits.Select(h => h.Finding.Rule).Distinct();

    public int Subjects => _counts.Count;

    public double Median => _counts.Count == 0 ? 0 : _counts[_counts.Count / 2];

    public static Hits Of(string corpus, CorpusKind kind, Mode mode)
    {
        var hits = new Hits();
        var global = mode == Mode.Preference ? new GlobalSettings { Mode = Mode.All, SeverityOf = static _ => Severity.Warning }
            : new GlobalSettings { Mode = mode };
        var settings = SeverityResolver.Resolve(global, null);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(corpus, kind.Folder)).Order(StringComparer.Ordinal))
            hits.Add(kind, kind.Folder + "/" + Path.GetFileName(path), File.ReadAllText(path), settings);
        hits._counts.Sort();
        return hits;
    }

    public string Summary() =>
        string.Create(CultureInfo.InvariantCulture, $"{Subjects} subjects, median {Median}, mean {Mean:F2}, largest {_counts.LastOrDefault()}");

    public double Mean => _counts.Count == 0 ? 0 : _counts.Average();

    public double Largest => _counts.LastOrDefault();

    public IEnumerable<Rule> Loudest(int count) => Grouped().Take(count).Select(g => g.Key);

    public List<Hit> Sample(Rule rule, int count) =>
        [.. _hits.Where(h => h.Finding.Rule == rule).OrderBy(h => h.Order).Take(count).OrderBy(h => h.Key, StringComparer.Ordinal)];

    public int Count(Rule rule) => _hits.Count(h => h.Finding.Rule == rule);

    /// <summary>Hits, files, and fixes that are offered and that one run of <c>--fix=all</c> applies in its first round, the loudest rule first.</summary>
    public IEnumerable<string> Table(string pages)
    {
        foreach (var group in Grouped())
        {
            var info = group.Key.Info;
            var id = pages.Length == 0 ? info.Id : $"[{info.Id}]({pages}{info.Id}.md)";
            yield return $"| {id} | {info.Slug} | {info.Mode} | {group.Count()} | {group.Select(h => h.Finding.Location.Source.Path).Distinct().Count()} | {group.Count(IsOffered)} | {_applied.GetValueOrDefault(group.Key)} |";
        }
    }

    IEnumerable<IGrouping<Rule, Hit>> Grouped() => _hits.GroupBy(h => h.Finding.Rule).OrderByDescending(g => g.Count())
        .ThenBy(g => g.Key.Info.Id, StringComparer.Ordinal);

    static bool IsOffered(Hit hit) => hit.Finding.Fix is { } fix && fix.Edits().Count > 0;

    void Add(CorpusKind kind, string path, string text, FileSettings settings)
    {
        // What lies in the folder and is no manifest, nobody would lint.
        if (kind.Kind == FileKind.Kubernetes && YamlSniffer.Of(text, isComposeName: false, isNamed: false) != FileKind.Kubernetes)
            return;
        Files++;
        var workspace = WorkspaceBuilder.OfTexts([new FoundFile(path, kind.Kind, text)], settings, rethrowFaults: true);
        var result = Linter.Run(workspace);
        var visible = result.Findings.Where(f => f.Severity >= Severity.Info).ToList();
        _hits.AddRange(visible.Select(f => new Hit(f)));
        CountApplied(workspace.Files[0].Source, visible);
        if (kind.Kind == FileKind.Dockerfile)
        {
            _counts.Add(visible.Count);
            return;
        }
        // Per service or workload: a finding counts for each of its subjects.
        var names = kind.Kind == FileKind.Compose
            ? result.Deployment.ComposeFiles.SelectMany(c => c.Services).Select(s => s.SubjectPath)
            : result.Deployment.KubernetesFiles.SelectMany(k => k.Objects).SelectMany(o => o.Workloads).Select(w => w.SubjectPath);
        foreach (var name in names)
            _counts.Add(visible.Count(f => f.Subjects.Any(s => s == name || s.StartsWith(name + "/", StringComparison.Ordinal))));
    }

    void CountApplied(SourceText source, List<Finding> findings)
    {
        var owners = new Dictionary<Fix, Rule>();
        foreach (var finding in findings)
        {
            if (finding.Fix is { } fix)
                owners[fix] = finding.Rule;
        }
        foreach (var fix in FixPlanner.Plan(source, owners.Keys).Applied)
            _applied[owners[fix]] = _applied.GetValueOrDefault(owners[fix]) + 1;
    }
}
