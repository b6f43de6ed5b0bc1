using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Edits;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>A file before and after its repair.</summary>
sealed record FixedFile(string Path, string Before, string After, int Fixes);

/// <summary>Applies fixes, reads the result again, and goes on until nothing is left to fix.</summary>
sealed class Repair(CheckSession session, InputFiles input, bool takesReview)
{
    // A fix silences its finding, so few rounds are ever needed; the bound ends two fixes that undo each other.
    const int MostRounds = 10;

    public (LintResult Result, IReadOnlyList<FixedFile> Files) Run(LintResult result)
    {
        var originals = new SortedDictionary<string, (string Text, int Fixes)>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds; round++)
        {
            var changed = false;
            foreach (var file in input.Files.ToArray())
            {
                var fixes = result.FindingsIn(file.Path).Select(f => f.Fix).Where(f => f is not null && (takesReview || f.Safety == Safety.Safe)).Select(f => f!).ToList();
                if (fixes.Count == 0)
                    continue;
                var plan = FixPlanner.Plan(fixes[0].Source, fixes);
                if (plan.Edits.Count == 0)
                    continue;
                var before = originals.TryGetValue(file.Path, out var known) ? known : (file.Text, 0);
                originals[file.Path] = (before.Item1, before.Item2 + plan.Applied.Count);
                input.Replace(file.Path, TextEdit.Apply(file.Text, plan.Edits));
                changed = true;
            }
            if (!changed)
                break;
            result = session.Run();
        }
        var after = input.Files.ToDictionary(f => f.Path, f => f.Text);
        var files = originals.Where(o => after[o.Key] != o.Value.Text).Select(o => new FixedFile(o.Key, o.Value.Text, after[o.Key], o.Value.Fixes)).ToList();
        return (result, files);
    }

    /// <summary>Writes the files back in their own encoding.</summary>
    /// <exception cref="UsageException">A file lies outside the repository, or a link leads out of it.</exception>
    public void Save(IReadOnlyList<FixedFile> files)
    {
        foreach (var file in files)
            WritablePlace.Check(input.Disk, file.Path);
        foreach (var file in files)
            File.WriteAllBytes(file.Path, TextEncoding.Bytes(input.EncodingOf(file.Path), file.After));
    }
}
