using System;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>The first run in a large repository: the counts and the next step, a limit per rule, and a baseline that stays true.</summary>
public sealed class RolloutTests
{
    const string File = "seaworthy.baseline.json";
    const string Floating = "FROM alpine:latest\nUSER 1000\n";

    [Fact]
    public void Many_findings_end_with_the_next_step_until_there_is_a_baseline()
    {
        using var folder = new Folder();
        for (var i = 0; i < 60; i++)
            folder.Write($"d{i}/Dockerfile", Floating);
        const string Advice = "60 findings of 1 rule; run 'seaworthy baseline' to record them, so that only new findings are reported.\n";
        Assert.EndsWith(Advice, folder.Run("check", "--only", "SEA1001").Exits(1).Output, StringComparison.Ordinal);
        Assert.EndsWith(Advice, folder.Run("check", "--only", "SEA1001", "--max-per-rule", "3").Exits(1).Output, StringComparison.Ordinal);
        folder.Run("baseline").Exits(0);
        Assert.DoesNotContain("seaworthy baseline", folder.Run("check").Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_finding_of_a_limited_rule_has_the_number_of_the_others()
    {
        using var folder = new Folder().Write("Dockerfile", "FROM a:latest AS a\nFROM b:latest AS b\nFROM c:latest AS c\nMAINTAINER a\n");
        var messages = folder.Run("check", "--format", "json", "--only", "SEA1001,SEA6001", "--max-per-rule", "2").Exits(1).Json().GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("rule").GetString() == "SEA1001").Select(f => f.GetProperty("message").GetString()!).ToList();
        Assert.Equal(2, messages.Count);
        Assert.DoesNotContain("not shown", messages[0], StringComparison.Ordinal);
        Assert.EndsWith(" (1 more not shown)", messages[1], StringComparison.Ordinal);
        folder.Run("check", "--max-per-rule", "0").Refuses("--max-per-rule", "above 0");
    }

    [Fact]
    public void An_entry_that_is_no_longer_found_is_reported_at_its_line_and_pruned()
    {
        using var folder = new Folder().Write("a/Dockerfile", Floating).Write("b/Dockerfile", Floating).Write("c/Dockerfile", Floating + "FROM alpine:latest AS b\n");
        folder.Run("baseline").Exits(0);
        folder.Run("check").Exits(0);
        folder.Write("a/Dockerfile", "FROM alpine:3.20\nUSER 1000\n");
        System.IO.File.Delete(folder.At("b/Dockerfile"));
        var outcome = folder.Run("check", "--format", "json").Exits(1);
        var found = outcome.Json().GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("message").GetString()!.Contains("SEA1001", StringComparison.Ordinal)).ToList();
        Assert.Equal([("SEA0011", File), ("SEA0011", File)], found.Select(f => (f.GetProperty("rule").GetString(), f.GetProperty("path").GetString())));
        var lines = folder.Read(File).Split('\n');
        Assert.All(found, f => Assert.Contains("SEA1001", lines[f.GetProperty("line").GetInt32() - 1], StringComparison.Ordinal));
        Assert.Contains("'a/Dockerfile'", found[0].GetProperty("message").GetString(), StringComparison.Ordinal);

        // A rule that does not run and a file that is not looked at prove nothing.
        folder.Run("check", "--only", "SEA6001").Exits(0);
        folder.Run("check", "c").Exits(0);
        folder.Run("check", "--isolate").Exits(0);

        folder.Write("d/Dockerfile", Floating);
        folder.Run("baseline", "--prune").Exits(0);
        Assert.DoesNotContain("a/Dockerfile", folder.Read(File), StringComparison.Ordinal);
        Assert.DoesNotContain("b/Dockerfile", folder.Read(File), StringComparison.Ordinal);
        Assert.DoesNotContain("d/Dockerfile", folder.Read(File), StringComparison.Ordinal);
        Assert.Contains("c/Dockerfile", folder.Read(File), StringComparison.Ordinal);
        Assert.All(
            folder.Run("check", "--format", "json").Exits(1).Json().GetProperty("findings").EnumerateArray(), f => Assert.Equal("d/Dockerfile", f.GetProperty("path").GetString()));
    }

    [Fact]
    public void One_of_several_equal_entries_is_pruned()
    {
        const string One = "FROM acme/a:1.2\nUSER 1000\nMAINTAINER a\n";
        using var folder = new Folder().Write("Dockerfile", One + "MAINTAINER a\n");
        folder.Run("baseline").Exits(0);
        folder.Write("Dockerfile", One);
        Assert.Contains("SEA0011", folder.Run("check").Exits(1).Output, StringComparison.Ordinal);
        folder.Run("baseline", "--prune").Exits(0);
        folder.Run("check").Exits(0);
        var text = folder.Read(File);
        Assert.Contains("no entry", folder.Run("baseline", "--prune").Exits(0).Output, StringComparison.Ordinal);
        Assert.Equal(text, folder.Read(File));
        folder.Write("Dockerfile", One + "MAINTAINER a\n");
        folder.Run("check").Exits(1);
    }
}
