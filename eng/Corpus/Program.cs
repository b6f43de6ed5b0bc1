using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Seaworthy.Corpus;
using Seaworthy.Linting;
using Seaworthy.Model;

// Lints a folder of real files, each by itself, and writes what the rules hit: docs/corpus.md, and a page for each kind whose hits were judged.
// dotnet run --project eng/Corpus -- FOLDER                     writes the pages
// dotnet run --project eng/Corpus -- FOLDER MODE [RULE COUNT]   prints the numbers of a mode, or a sample of a rule's hits
// dotnet run --project eng/Corpus -- FOLDER open KIND           prints the hits of the samples that nobody has judged, as lines for eng/Corpus/verdicts
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Corpus FOLDER [MODE [RULE COUNT] | open KIND]; FOLDER holds dockerfiles/, compose/ and kubernetes/");
    return 2;
}
var root = Root();
if (args.Length == 1)
{
    Pages.Write(args[0], root);
    return 0;
}
if (args[1] == "open")
{
    var kind = CorpusKind.All.Single(k => k.Name == args[2]);
    var hits = Hits.Of(args[0], kind, Mode.Preference);
    var verdicts = Verdicts.Read(root, kind);
    foreach (var rule in hits.Loudest(Pages.LoudestRules))
    {
        foreach (var hit in hits.Sample(rule, Pages.SampleSize).Where(h => verdicts.Find(h) is null))
            Console.WriteLine($"{rule.Info.Id}\t{hit.Key}\t\t{hit.Line}");
    }
    return 0;
}
var mode = args[1] == "preference" ? Mode.Preference : SeverityResolver.ParseMode(args[1]) ?? Mode.Recommended;
foreach (var kind in CorpusKind.All)
{
    var hits = Hits.Of(args[0], kind, mode);
    if (args.Length > 3)
    {
        foreach (var rule in hits.Rules.Where(r => r.Info.Id == args[2] || r.Info.Slug == args[2]))
        {
            foreach (var hit in hits.Sample(rule, int.Parse(args[3], CultureInfo.InvariantCulture)))
                Console.WriteLine($"{hit.Key} | {hit.Finding.Message} | {hit.Line}");
        }
        continue;
    }
    Console.WriteLine($"{kind.Folder}: {hits.Summary()}");
    foreach (var line in hits.Table(""))
        Console.WriteLine(line);
}
return 0;

static string Root()
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no repository above " + AppContext.BaseDirectory);
    return folder;
}
