using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>A lock that cannot be read is told by check and lock alike, and is never replaced unless somebody asks for it.</summary>
public sealed class BrokenLockTests
{
    const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";

    static string Lock(string rest) => "{ \"version\": 1, \"images\": { \"docker.io/library/a:1\": { \"digest\": \"" + Digest + "\"" + rest + " } } }\n";

    static string Evidence(string rest) =>
        Lock(", \"trust\": { \"scheme\": \"contentTrust\", \"state\": \"signed\", \"evidence\": [ { \"kind\": \"root\", \"digest\": \"" + Digest + "\"" + rest
            + " } ] }");

    public static TheoryData<string> Broken => new()
    {
        Evidence(", \"version\": 9223372036854775807"),
        Evidence(", \"version\": -1"),
        Evidence(", \"version\": \"x\""),
        Evidence(", \"version\": 01"),
        Evidence(", \"version\": 1.5"),
        Lock(", \"platforms\": { \"linux/amd64\": 5 }"),
        Lock(", \"platforms\": { \"linux/amd64\": \"none\" }"),
        Lock(", \"platforms\": []"),
        Lock(", \"mediaType\": 1"),
        Lock(", \"trust\": { \"notes\": \"x\" }"),
        Lock(", \"trust\": { \"evidence\": [ { \"kind\": \"root\" } ] }"),
        // Read in two ways by two programs.
        Lock(", \"digest\": \"" + Digest + "\""),
        Lock(", \"trust\": { \"state\": \"invalid\", \"state\": \"signed\" }"),
        "{ \"version\": 1, \"images\": {}, \"images\": {} }\n",
        "{ \"version\": 1, \"version\": 1, \"images\": {} }\n",
        // Not JSON, in a part that nobody needs.
        Lock(", \"later\": 1-2"),
        Lock(", \"later\": tru"),
        Lock(", \"later\": \"\\x\""),
        Lock(", \"later\": [1,]"),
        Lock(", \"later\": { \"a\": 1, \"a\": 2 }"),
        "<<<<<<< HEAD\n" + Lock(""),
        "",
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_and_lock_agree_and_nothing_is_lost(string text)
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM a:1\n"), ("seaworthy.lock.json", text));
        Assert.Contains("SEA1101", run("check --only SEA1101").Exits(1).Output, StringComparison.Ordinal);
        run("lock --check --offline").Refuses("seaworthy.lock.json");
        run("lock --offline").Refuses("seaworthy.lock.json", "--reset");
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"later\": [ 1e5, -0.5, true, null, \"\\u00e4\\n\", {} ], \"images\": {} }\n")]
    [InlineData("{\"version\":1,\"images\":{}}")]
    public void What_a_newer_tool_may_add_is_passed_over(string text)
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM scratch\n"), ("seaworthy.lock.json", text));
        run("check --only SEA1101").Exits(0);
    }

    [Theory]
    [InlineData("large")]
    [InlineData("pipe")]
    [InlineData("folder")]
    public void A_lock_that_is_there_and_was_not_read_is_not_replaced(string kind)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var registry = new SmallRegistry();
        registry.Push("a/b", "1", "one");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/a/b:1\n"));
        var path = folder.At("seaworthy.lock.json");
        if (kind == "large")
            File.WriteAllText(path, Lock("") + new string(' ', 5_000_000));
        else if (kind == "folder")
            Directory.CreateDirectory(path);
        else
            Process.Start("mkfifo", path).WaitForExit();
        run("lock").Refuses("seaworthy.lock.json");
        Assert.True(kind != "large" || new FileInfo(path).Length > 5_000_000);
    }

    [Fact]
    public void A_reset_starts_over()
    {
        using var registry = new SmallRegistry();
        var digest = registry.Push("a/b", "1", "one");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/a/b:1\n"), ("seaworthy.lock.json", "<<<<<<< HEAD\n"));
        run("lock").Refuses("--reset");
        run("lock --reset").Exits(0);
        Assert.Contains(digest, File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
        var moved = registry.Push("a/b", "1", "two");
        run("lock").Exits(0);
        Assert.DoesNotContain(moved, File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
        run("lock --reset").Exits(0);
        Assert.Contains(moved, File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lock --check --reset", "--check")]
    [InlineData("lock --offline --upgrade", "--offline")]
    public void Options_that_contradict_each_other_are_refused(string command, string word)
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM scratch\n"));
        run(command).Refuses(word);
    }

    [Fact]
    public void A_reset_of_one_image_needs_a_lock_that_can_be_read()
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM a:1\n"), ("seaworthy.lock.json", "<<<<<<< HEAD\n"));
        run("lock --reset --only a").Refuses("--only");
    }

    [Fact]
    public void A_reset_that_fails_for_an_image_keeps_the_broken_lock()
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM a:1\n"), ("seaworthy.lock.json", "<<<<<<< HEAD\n"));
        run("lock --reset --offline").Exits(2);
        Assert.Equal("<<<<<<< HEAD\n", File.ReadAllText(folder.At("seaworthy.lock.json")));
    }
}
