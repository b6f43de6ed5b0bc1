using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Seaworthy.Engine;
using Seaworthy.Syntax;
using Seaworthy.Text;

// Lints a folder of real files, each by itself, and says what the rules hit: dotnet run --project eng/Corpus -- FOLDER [MODE] [RULE COUNT]
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Corpus FOLDER [MODE] [RULE COUNT]; FOLDER holds dockerfiles/, compose/ and kubernetes/");
    return 2;
}
var mode = args.Length > 1 ? SeverityResolver.ParseMode(args[1]) ?? Mode.Recommended : Mode.Recommended;
var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = mode }, null);
var findings = new List<Finding>();
foreach (var (folder, kind) in new[] { ("dockerfiles", FileKind.Dockerfile), ("compose", FileKind.Compose), ("kubernetes", FileKind.Kubernetes) })
{
    var counts = new List<double>();
    var subjects = 0;
    foreach (var path in Directory.EnumerateFiles(Path.Combine(args[0], folder)).Order(StringComparer.Ordinal))
    {
        var text = ParsedText.Parse(new SourceText(folder + "/" + Path.GetFileName(path), File.ReadAllText(path)), kind);
        var file = new ParsedFile(text.Source.Path, text, isOwn: true, settings);
        var result = Linter.Run(new Workspace([file]) { RethrowFaults = true });
        var visible = result.Findings.Where(f => f.Severity >= Severity.Info).ToList();
        findings.AddRange(visible);
        if (kind == FileKind.Dockerfile)
        {
            counts.Add(visible.Count);
            subjects++;
            continue;
        }
        // Per service or workload: a finding counts for each of its subjects.
        var names = kind == FileKind.Compose
            ? result.Deployment.ComposeFiles.SelectMany(c => c.Services).Select(s => s.SubjectPath).ToList()
            : result.Deployment.KubernetesFiles.SelectMany(k => k.Objects).SelectMany(o => o.Workloads).Select(w => w.SubjectPath).ToList();
        foreach (var name in names)
        {
            subjects++;
            counts.Add(visible.Count(f => f.Subjects.Any(s => s == name || s.StartsWith(name + "/", StringComparison.Ordinal))));
        }
    }
    counts.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {subjects} subjects, median {(counts.Count == 0 ? 0 : counts[counts.Count / 2])}, mean {(counts.Count == 0 ? 0 : counts.Average()):F2}, largest {counts.LastOrDefault()}"));
}
if (args.Length > 3)
{
    // A seeded sample, so that two people look at the same hits.
    var random = new Random(20261124);
    var hits = findings.Where(f => f.Rule.Info.Id == args[2] || f.Rule.Info.Slug == args[2]).ToArray();
    random.Shuffle(hits);
    foreach (var hit in hits.Take(int.Parse(args[3], CultureInfo.InvariantCulture)).OrderBy(h => h.Place.Source.Path, StringComparer.Ordinal))
    {
        var line = hit.Place.Source.Lines.StartOf(hit.Place.Start.Line);
        var end = hit.Place.Source.Text.IndexOf('\n', line);
        Console.WriteLine($"{hit.Place} | {hit.Message} | {hit.Place.Source.Text[line..(end < 0 ? hit.Place.Source.Length : end)].Trim()}");
    }
    return 0;
}
foreach (var group in findings.GroupBy(f => f.Rule).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Info.Id, StringComparer.Ordinal))
    Console.WriteLine($"| {group.Key.Info.Id} | {group.Key.Info.Slug} | {group.Count()} | {group.Select(f => f.Place.Source.Path).Distinct().Count()} | {group.Count(f => f.Fix is { } fix && fix.Edits().Count > 0)} |");
return 0;
