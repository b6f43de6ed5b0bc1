using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Linting;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>The lists of what other tools check agree with the aliases: nothing is claimed that is not there, and nothing is left out without a word.</summary>
public sealed class PeerTests
{
    public static TheoryData<string> Lists() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root(), "eng", "Peers"), "*.tsv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Lists))]
    public void Each_id_is_covered_or_left_out_with_a_reason(string list)
    {
        var aliases = Catalogue.Rules.SelectMany(r => r.Info.Aliases).ToHashSet(StringComparer.Ordinal);
        var related = Catalogue.Rules.SelectMany(r => r.Info.Related).ToHashSet(StringComparer.Ordinal);
        foreach (var (peer, id, reason) in Read(list))
        {
            if (reason == "related")
                Assert.True(related.Contains(peer + ":" + id), $"{list}: no rule has {peer}:{id} among what it relates to");
            if (reason.Length == 0)
                Assert.True(aliases.Contains(peer + ":" + id), $"{list}: no rule has the alias {peer}:{id}, and no reason says why");
            else
                Assert.False(aliases.Contains(peer + ":" + id), $"{list}: a rule has the alias {peer}:{id}, so it is not left out");
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public void Each_id_stands_once(string list)
    {
        var ids = Read(list).Select(r => r.Peer + ":" + r.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [InlineData("buildkit")]
    [InlineData("checkov")]
    [InlineData("cis-kubernetes")]
    [InlineData("datadog")]
    [InlineData("dclint")]
    [InlineData("dockerfile-utils")]
    [InlineData("dockerfilelint")]
    [InlineData("kube-linter")]
    [InlineData("kube-score")]
    [InlineData("kubescape")]
    [InlineData("kubesec")]
    [InlineData("polaris")]
    [InlineData("pss")]
    [InlineData("sonar")]
    [InlineData("tally")]
    [InlineData("trivy")]
    public void Each_alias_is_an_id_of_the_peer(string peer)
    {
        var known = Directory.EnumerateFiles(Path.Combine(Root(), "eng", "Peers"), "*.tsv").SelectMany(f => Read(Path.GetFileName(f)!))
            .Where(r => r.Peer == peer).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var alias in Catalogue.Rules.SelectMany(r => r.Info.Aliases).Where(a => a.StartsWith(peer + ":", StringComparison.Ordinal)))
            Assert.Contains(alias[(peer.Length + 1)..], known);
    }

    static IEnumerable<(string Peer, string Id, string Reason)> Read(string list)
    {
        foreach (var line in File.ReadLines(Path.Combine(Root(), "eng", "Peers", list)))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            Assert.Equal(3, cells.Length);
            yield return (cells[0], cells[1], cells[2]);
        }
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Analyzers.sln is not above " + AppContext.BaseDirectory);
        return folder;
    }
}
