using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>The command as people and CI run it: what it writes, what it says, how it ends.</summary>
public sealed class LockTests
{
    [Fact]
    public void A_lock_is_written_once_checked_and_put_into_the_manifests()
    {
        using var registry = new SmallRegistry();
        var digest = registry.Push("demo/app", "v1", "one");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1\n"),
            ("compose.yaml", "services: { db: { image: \"$UNKNOWN\" } }\n"));
        var first = run("lock").Exits(0).Output;
        Assert.Contains($"locked    {registry.Host}/demo/app:v1 {digest[..19]}", first, StringComparison.Ordinal);
        Assert.Contains("skipped   ", first, StringComparison.Ordinal);
        Assert.Contains("'$UNKNOWN': its value is not known", first, StringComparison.Ordinal);
        var text = File.ReadAllText(folder.At("seaworthy.lock.json"));
        var time = File.GetLastWriteTimeUtc(folder.At("seaworthy.lock.json"));
        Assert.Contains("unchanged", run("lock").Exits(0).Output, StringComparison.Ordinal);
        Assert.Equal(time, File.GetLastWriteTimeUtc(folder.At("seaworthy.lock.json")));
        run("lock --check").Exits(0);

        Assert.Contains("SEA1018", run("check --only unpinned-locked-image,unlocked-image").Exits(1).Output, StringComparison.Ordinal);
        run("check --only unpinned-locked-image,unlocked-image --fix").Exits(0);
        Assert.Equal($"FROM {registry.Host}/demo/app:v1@{digest}\n", File.ReadAllText(folder.At("Dockerfile")));
        run("lock --check").Exits(0);
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
    }

    [Fact]
    public void A_moved_tag_fails_the_check_and_an_upgrade_takes_it()
    {
        using var registry = new SmallRegistry();
        var old = registry.Push("demo/app", "v1", "one");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1@{old}\n"));
        run("lock").Exits(0);
        var digest = registry.Push("demo/app", "v1", "two");
        Assert.Contains("moved     ", run("lock --check").Exits(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(digest, File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
        Assert.Contains($"{old[..19]} -> {digest[..19]}", run("lock --upgrade").Exits(0).Output, StringComparison.Ordinal);
        run("check --only lock-digest-mismatch --fix=all").Exits(0);
        Assert.Equal($"FROM {registry.Host}/demo/app:v1@{digest}\n", File.ReadAllText(folder.At("Dockerfile")));
        run("lock --check").Exits(0);
    }

    [Fact]
    public void One_that_fails_is_named_and_the_others_are_locked()
    {
        using var registry = new SmallRegistry();
        registry.Push("demo/app", "v1", "one");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1\nFROM {registry.Host}/demo/none:v1\n"));
        var outcome = run("lock").Exits(2);
        Assert.Contains($"failed    {registry.Host}/demo/none:v1", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("demo/app:v1", File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
        run("lock --only app").Exits(0);
        run("lock --only nothing").Refuses("--only", "nothing");
    }

    [Fact]
    public void Offline_the_cache_is_enough()
    {
        using var folder = LockFolder.Create(out var run);
        using (var registry = new SmallRegistry())
        {
            registry.Push("demo/app", "v1", "one");
            folder.Write("Dockerfile", $"FROM {registry.Host}/demo/app:v1\n");
            run("lock --offline").Exits(2);
            run("lock").Exits(0);
        }
        run("lock --offline").Exits(0);
        run("lock --offline --check").Exits(0);
    }

    [Fact]
    public void A_broken_policy_stops_everything()
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM debian:12\n"),
            ("seaworthy.trust.yaml", "version: 1\nscopes:\n- images: '*'\n  require: cosign\n"));
        run("lock").Refuses("seaworthy.trust.yaml(4,12)", "require is one of", "nothing was locked");
        Assert.False(File.Exists(folder.At("seaworthy.lock.json")));
        Assert.Contains("SEA1100", run("check --only invalid-trust-policy").Exits(1).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"version\": 9, \"images\": {} }\n", "lock", "newer")]
    [InlineData("<<<<<<< HEAD\n", "lock --only debian", "not valid")]
    [InlineData("<<<<<<< HEAD\n", "lock --reset --offline", "nothing was written")]
    public void A_lock_that_cannot_be_read_is_not_written_over_by_half_a_run(string text, string command, string message)
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM debian:12\n"), ("seaworthy.lock.json", text));
        run(command).Refuses("seaworthy.lock.json", message);
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
    }

    [Fact]
    public void A_lock_further_up_is_kept_whole()
    {
        using var registry = new SmallRegistry();
        registry.Push("demo/a", "v1", "one");
        registry.Push("demo/b", "v1", "two");
        using var folder = LockFolder.Create(out var run, ("a/Dockerfile", $"FROM {registry.Host}/demo/a:v1\n"),
            ("b/Dockerfile", $"FROM {registry.Host}/demo/b:v1\n"));
        run("lock").Exits(0);
        var text = File.ReadAllText(folder.At("seaworthy.lock.json"));
        run("lock a").Exits(0);
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
        Assert.False(File.Exists(folder.At("a/seaworthy.lock.json")));
    }

    [Theory]
    [InlineData("lock nowhere", "no such directory")]
    [InlineData("lock --check --upgrade", "--check writes nothing")]
    [InlineData("lock --chek", "did you mean '--check'")]
    public void Wrong_usage_is_told(string arguments, string reason)
    {
        using var folder = LockFolder.Create(out var run);
        run(arguments).Refuses(reason);
    }

    [Fact]
    public void Credentials_are_in_nothing_that_is_written_or_printed()
    {
        const string Password = "correct-horse-battery";
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("alice:" + Password));
        using var registry = new SmallRegistry { Authorization = "Basic " + basic };
        registry.Push("demo/app", "v1", "one");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1\nFROM {registry.Host}/demo/none:v1\n"));
        Directory.CreateDirectory(folder.At("home/.docker"));
        folder.Write("home/.docker/config.json", $$"""{"auths":{"{{registry.Host}}":{"auth":"{{basic}}"} } }""");
        var outcome = run("lock").Exits(2);
        Assert.Contains("locked ", outcome.Output, StringComparison.Ordinal);
        registry.Authorization = "Basic another";
        var refused = run("lock --upgrade").Exits(2);
        Assert.Contains("docker login", refused.Output, StringComparison.Ordinal);
        foreach (var text in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("config.json", StringComparison.Ordinal)).Select(File.ReadAllText)
            .Append(outcome.Output).Append(outcome.Error).Append(refused.Output).Append(refused.Error))
        {
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(basic, text, StringComparison.Ordinal);
        }
    }
}
