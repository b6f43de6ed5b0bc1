using System;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Findings on lines that changed since a revision, with the real git.</summary>
public sealed class SinceTests
{
    const string Two = "FROM alpine:latest AS a\nFROM debian:latest\nUSER 1000\n";

    [Fact]
    public void Only_findings_on_changed_lines_are_reported()
    {
        using var folder = Repository();
        Git(folder, "checkout", "-q", "-b", "feature");
        Assert.Empty(Paths(folder, "main", 0));
        folder.Write("Dockerfile", Two.Replace("debian", "ubuntu", StringComparison.Ordinal));
        Assert.Equal(["Dockerfile:2"], Paths(folder, "main", 1));
        Git(folder, "commit", "-qam", "b");
        folder.Write("new/Dockerfile", Two).Write("with blank \"é/Dockerfile", Two);
        Assert.Equal(["Dockerfile:2", "new/Dockerfile:1", "new/Dockerfile:2", "with blank \"é/Dockerfile:1", "with blank \"é/Dockerfile:2"], Paths(folder, "main", 1));
        Git(folder, "add", ".");
        Git(folder, "commit", "-qm", "c");
        Assert.Equal(5, Paths(folder, "main", 1).Length);
        Assert.Equal(4, Paths(folder, "HEAD~1", 1).Length);
        Assert.Empty(Paths(folder, "HEAD", 0));
        Assert.Contains("findings are on unchanged lines.", folder.Run("check", "--only", "SEA1001", "--since", "HEAD").Exits(0).Output, StringComparison.Ordinal);
        var below = Tool.Run(folder.At("new"), null, "check", "--format", "json", "--only", "SEA1001", "--since", "main").Exits(1);
        Assert.Equal(2, below.Json().GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void What_came_to_the_other_branch_meanwhile_does_not_count()
    {
        using var folder = Repository();
        Git(folder, "checkout", "-q", "-b", "feature");
        Git(folder, "checkout", "-q", "main");
        folder.Write("Dockerfile", Two.Replace("debian:latest", "debian:12", StringComparison.Ordinal));
        Git(folder, "commit", "-qam", "b");
        Git(folder, "checkout", "-q", "feature");
        Assert.Empty(Paths(folder, "main", 0));
    }

    [Fact]
    public void A_shallow_clone_is_told_what_to_fetch()
    {
        using var folder = Repository();
        Git(folder, "checkout", "-q", "-b", "feature");
        folder.Write("Dockerfile", Two + "# b\n");
        Git(folder, "commit", "-qam", "b");
        using var clone = new Folder(isRepository: false);
        Git(clone, "clone", "-q", "--depth", "1", "--branch", "feature", "file://" + folder.Path, "c");
        Tool.Run(clone.At("c"), null, "check", "--since", "origin/main").Refuses("shallow", "origin/main", "fetch-depth: 0");
        Tool.Run(clone.At("c"), null, "check", "--since", "HEAD~1").Refuses("fetch-depth: 0");
    }

    [Theory]
    [InlineData("no-such-branch")]
    [InlineData("-x")]
    [InlineData("a b")]
    public void A_revision_that_does_not_exist_is_refused(string revision)
    {
        using var folder = Repository();
        folder.Run("check", "--since=" + revision).Refuses("--since", revision);
    }

    [Fact]
    public void Outside_of_a_repository_and_with_a_fix_it_is_refused()
    {
        using var folder = new Folder(isRepository: false);
        folder.Write("Dockerfile", Two).Run("check", "--since", "main").Refuses("not a git repository");
        folder.Run("check", "--since", "main", "--fix").Refuses("--since", "--fix");
    }

    static Folder Repository()
    {
        var folder = new Folder(isRepository: false).Write("Dockerfile", Two);
        Git(folder, "init", "-q", "-b", "main");
        Git(folder, "config", "user.name", "a");
        Git(folder, "config", "user.email", "a@example.com");
        Git(folder, "add", ".");
        Git(folder, "commit", "-qm", "a");
        return folder;
    }

    static void Git(Folder folder, params string[] arguments) => Assert.Equal(0, Tool.Git(folder.Path, null, arguments).ExitCode);

    static string[] Paths(Folder folder, string revision, int code) =>
    [
        .. folder.Run("check", "--format", "json", "--only", "SEA1001", "--since", revision).Exits(code).Json().GetProperty("findings").EnumerateArray()
            .Select(f => $"{f.GetProperty("path").GetString()}:{f.GetProperty("line").GetInt32()}"),
    ];
}
