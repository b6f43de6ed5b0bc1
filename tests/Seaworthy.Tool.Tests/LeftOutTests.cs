using System;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>What is not linted is said: ignored, excluded, templates, and what cannot be read.</summary>
public sealed class LeftOutTests
{
    const string Floating = "FROM alpine:latest\nUSER 1000\n";

    [Fact]
    public void What_git_ignores_is_left_out_and_counted_and_named_on_request()
    {
        using var folder = new Folder().Write(".gitignore", "vendor/\n").Write("Dockerfile", Floating).Write("vendor/a/Dockerfile", Floating);
        var plain = folder.Run("check", "--only", "SEA1001").Exits(1).Output;
        Assert.Contains("1 path is left out: 1 by .gitignore; -v lists them.", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("vendor", plain, StringComparison.Ordinal);
        Assert.Contains("  vendor/a/Dockerfile is ignored by line 1 of .gitignore\n", folder.Run("check", "--only", "SEA1001", "-v").Exits(1).Output, StringComparison.Ordinal);
        Assert.Equal([("vendor/a/Dockerfile", "is ignored by line 1 of .gitignore")], Skipped(folder.Run("check", "--format", "json", "--only", "SEA1001").Exits(1)));
        Assert.Equal(["vendor/a/Dockerfile"], Paths(folder.Run("check", "vendor", "--format", "json", "--only", "SEA1001").Exits(1)));
        Assert.Equal(["vendor/a/Dockerfile"], Paths(folder.Run("check", "vendor/a/Dockerfile", "--format", "json", "--only", "SEA1001").Exits(1)));
    }

    [Fact]
    public void What_git_tracks_is_linted_although_a_pattern_matches()
    {
        using var folder = new Folder(isRepository: false).Write("Dockerfile", Floating).Write("gen/Dockerfile", Floating);
        Tool.Git(folder.Path, null, "init", "-q").Exits(0);
        Tool.Git(folder.Path, null, "add", "Dockerfile").Exits(0);
        folder.Write(".gitignore", "*\n");
        var outcome = folder.Run("check", "--format", "json", "--only", "SEA1001").Exits(1);
        Assert.Equal(["Dockerfile"], Paths(outcome));
        Assert.Equal(["gen/Dockerfile"], Skipped(outcome).Select(s => s.Path));
    }

    [Fact]
    public void An_ignored_file_is_still_read_for_joins()
    {
        using var folder = new Folder().Write(".gitignore", "compose.local.yaml\n")
            .Write("compose.yaml", "include: [compose.local.yaml]\nservices:\n  api:\n    image: acme/api:1.2\n    depends_on: [db]\n")
            .Write("compose.local.yaml", "services:\n  db:\n    image: postgres:latest\n");
        Assert.Empty(Paths(folder.Run("check", "--format", "json", "--only", "SEA1001,SEA7020,SEA7021,SEA7022").Exits(0)));
    }

    [Fact]
    public void Exclude_takes_patterns_of_gitignore_relative_to_the_current_directory()
    {
        using var folder = new Folder().Write("a/Dockerfile", Floating).Write("b/c/Dockerfile", Floating).Write("b/keep/Dockerfile", Floating).Write("Dockerfile", Floating);
        var outcome = folder.Run("check", "--format", "json", "--only", "SEA1001", "--exclude", "/a", "--exclude", "b/*", "--exclude", "!b/keep").Exits(1);
        Assert.Equal(["Dockerfile", "b/keep/Dockerfile"], Paths(outcome));
        Assert.Equal([("a", "is excluded by --exclude"), ("b/c", "is excluded by --exclude")], Skipped(outcome));
        Assert.Equal(["b/keep/Dockerfile"], Paths(folder.Run("check", "b", "--format", "json", "--only", "SEA1001", "--exclude", "b/c/", "Dockerfile", "--exclude", "/Dockerfile").Exits(1)));
        folder.Run("baseline", "--exclude", "*").Exits(0);
        Assert.Contains("\"findings\": []", folder.Read("seaworthy.baseline.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_and_unreadable_files_are_listed()
    {
        using var folder = new Folder().Write("Dockerfile", Floating)
            .Write("t.yaml", "{{- if .Values.a }}\napiVersion: v1\nkind: Pod\n{{- end }}\n")
            .Write("chart/Chart.yaml", "name: a\n").Write("chart/templates/pod.yaml", "apiVersion: v1\nkind: Pod\n")
            .Write("big/Dockerfile", new string('#', (4 * 1024 * 1024) + 1));
        var outcome = folder.Run("check", "--format", "json", "--only", "SEA1001").Exits(2);
        Assert.Equal(["big/Dockerfile", "chart/templates", "t.yaml"], Skipped(outcome).Select(s => s.Path));
        Assert.Contains("2 paths are left out: 2 templates", folder.Run("check").Exits(2).Output, StringComparison.Ordinal);
    }

    static string[] Paths(Outcome outcome) => [.. outcome.Json().GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("path").GetString()!)];

    static (string Path, string Reason)[] Skipped(Outcome outcome) =>
        [.. outcome.Json().GetProperty("skipped").EnumerateArray().Select(s => (s.GetProperty("path").GetString()!, s.GetProperty("reason").GetString()!))];
}
