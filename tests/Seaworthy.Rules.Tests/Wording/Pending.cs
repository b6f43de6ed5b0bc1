using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Tests.Shared;
using Xunit;

namespace Seaworthy.Rules.Tests.Wording;

/// <summary>
/// Texts that a check of wording does not hold for yet: eng/Wording.pending.tsv has the check and the ids or pages. With SEAWORTHY_PENDING=write a run of the
/// tests writes the list again from what fails; an empty list, or none, checks everything.
/// </summary>
static class Pending
{
    const string Name = "eng/Wording.pending.tsv";

    static readonly object s_lock = new();

    static readonly bool s_writes = Environment.GetEnvironmentVariable("SEAWORTHY_PENDING") == "write";

    static readonly SortedDictionary<string, SortedSet<string>> s_lists = s_writes ? new(StringComparer.Ordinal) : Read();

    /// <summary>Fails with all faults of the check that are not pending.</summary>
    public static void Check(string check, IEnumerable<(string Id, string Fault)> faults)
    {
        var found = faults.ToList();
        if (s_writes)
        {
            lock (s_lock)
            {
                s_lists[check] = new SortedSet<string>(found.Select(f => f.Id), StringComparer.Ordinal);
                Write();
            }
            return;
        }
        var pending = s_lists.GetValueOrDefault(check) ?? [];
        var open = found.Where(f => !pending.Contains(f.Id)).Select(f => $"{f.Id}: {f.Fault}").ToList();
        Assert.True(open.Count == 0, $"{open.Count} faults of '{check}':\n{string.Join("\n", open)}");
    }

    static SortedDictionary<string, SortedSet<string>> Read()
    {
        var lists = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var path = Words.PathTo(Name);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var check, var ids])
                lists[check] = new SortedSet<string>(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        }
        return lists;
    }

    static void Write() => File.WriteAllText(
        Words.PathTo(Name),
        "# Texts that a check of wording does not hold for yet: the check, then ids or pages. Only ever shorter.\n" +
        string.Concat(s_lists.Where(l => l.Value.Count > 0).Select(l => l.Key + "\t" + string.Join(" ", l.Value) + "\n")));
}
