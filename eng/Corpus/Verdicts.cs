using System.Collections.Generic;
using System.IO;

namespace Seaworthy.Corpus;

/// <summary>What people thought of single hits: lines of rule, place, verdict and reason, with tabs between.</summary>
sealed class Verdicts
{
    readonly Dictionary<string, (string Verdict, string Reason)> _byPlace = [];

    public bool IsEmpty => _byPlace.Count == 0;

    public static Verdicts Read(string root, CorpusKind kind)
    {
        var verdicts = new Verdicts();
        var file = Path.Combine(root, "eng", "Corpus", "verdicts", kind.Name + ".tsv");
        if (!File.Exists(file))
            return verdicts;
        foreach (var line in File.ReadAllLines(file))
        {
            var cells = line.Split('\t');
            if (cells.Length >= 4 && cells[2].Length > 0)
                verdicts._byPlace[cells[0] + cells[1]] = (cells[2], cells[3]);
        }
        return verdicts;
    }

    public (string Verdict, string Reason)? Find(Hit hit) => _byPlace.TryGetValue(hit.Finding.Rule.Info.Id + hit.Key, out var found) ? found : null;
}
