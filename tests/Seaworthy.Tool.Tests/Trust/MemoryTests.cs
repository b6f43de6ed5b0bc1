using System;
using Seaworthy.Images;
using Seaworthy.Images.Tests.ContentTrust;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Docker Content Trust keeps versions and root per repository, so what one tag has shown holds for all, and for good.</summary>
public sealed class MemoryTests : IDisposable
{
    readonly SmallRegistry _registry = new();
    readonly TestRepository _trust;
    readonly Descriptor _one;
    readonly Descriptor _two;

    public MemoryTests()
    {
        _one = Push("1.0");
        _two = Push("2.0");
        _trust = Make();
    }

    public void Dispose() => _registry.Dispose();

    string Name => _registry.Host + "/acme/api";

    string Policy => $$"""
        version: 1
        scopes:
        - images: "{{_registry.Host}}/*"
          require: contentTrust
          contentTrust: { server: "http://{{_registry.Host}}" }
        """;

    Descriptor Push(string tag)
    {
        var digest = _registry.Push("acme/api", tag, "state of " + tag);
        return new Descriptor(SmallRegistry.Manifest, digest,
            $$"""{"schemaVersion":2,"mediaType":"{{SmallRegistry.Manifest}}","config":{},"layers":[],"annotations":{"of":"state of {{tag}}"} }""".Length);
    }

    TestRepository Make()
    {
        var trust = new TestRepository { Root = [TestKey.WithCertificate(Name, TestRepository.Today.AddYears(5))] };
        trust.Tags["targets/releases"] = new() { ["1.0"] = _one, ["2.0"] = _two };
        trust.Tags["targets/alice"] = new() { ["1.0"] = _one, ["2.0"] = _two };
        return trust;
    }

    void Show(long version, TestRepository? trust = null)
    {
        trust ??= _trust;
        foreach (var role in (string[])["timestamp", "snapshot", "targets", "targets/releases", "targets/alice"])
            trust.Versions[role] = version;
        _registry.Show("acme/api", trust.Publish());
    }

    Folder Start(out Func<string, Outcome> run, string tag) =>
        LockFolder.Create(out run, ("Dockerfile", $"FROM {Name}:{tag}\n"), ("seaworthy.trust.yaml", Policy));

    [Fact]
    public void Another_tag_is_no_way_around_a_version_that_was_seen()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        Show(2);
        folder.Write("Dockerfile", $"FROM {Name}:1.0\n");
        Assert.Contains("rolled back", run("lock").Exits(1).Output, StringComparison.Ordinal);
        // What was refused once is refused again, and the true state is taken.
        Assert.Contains("rolled back", run("lock").Exits(1).Output, StringComparison.Ordinal);
        Show(8);
        run("lock").Exits(0);
    }

    [Fact]
    public void Another_tag_is_no_way_around_the_root_that_was_seen()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        Show(9, Make());
        folder.Write("Dockerfile", $"FROM {Name}:1.0\n");
        run("lock").Exits(1);
    }

    [Fact]
    public void Both_tags_are_judged_alike_in_one_run()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        Show(2);
        folder.Write("Dockerfile", $"FROM {Name}:1.0\nFROM {Name}:2.0\n");
        Assert.Contains("2 images not signed as the policy requires", run("lock").Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_was_removed_is_remembered()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        folder.Write("Dockerfile", $"FROM scratch\n");
        run("lock").Exits(0);
        run("lock").Exits(0);
        run("lock --check").Exits(0);
        folder.Write("Dockerfile", $"FROM {Name}:1.0\n");
        Show(2);
        Assert.Contains("rolled back", run("lock").Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_wanted_less_for_a_while_forgets_nothing()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        folder.Write("seaworthy.trust.yaml", "version: 1\n");
        run("lock").Exits(0);
        folder.Write("seaworthy.trust.yaml", Policy);
        Show(2);
        Assert.Contains("rolled back", run("lock").Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_by_digest_and_one_by_tag_share_the_memory()
    {
        using var folder = Start(out var run, "2.0");
        folder.Write("Dockerfile", $"FROM {Name}@{_two.Digest}\n");
        Show(7);
        run("lock").Exits(0);
        Show(2);
        folder.Write("Dockerfile", $"FROM {Name}:1.0\n");
        Assert.Contains("rolled back", run("lock").Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_image_alone_is_judged_by_what_all_have_shown()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        Show(2);
        folder.Write("Dockerfile", $"FROM {Name}:1.0\nFROM {Name}:2.0\n");
        Assert.Contains("rolled back", run($"lock --only {Name}:1.0").Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_out_is_named_and_leads_out()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        Show(2, Make());
        Assert.Contains($"seaworthy lock --reset --only {Name}", run("lock").Exits(1).Output, StringComparison.Ordinal);
        run("lock --reset --only " + Name).Exits(0);
        run("lock").Exits(0);
    }

    [Fact]
    public void A_delegation_that_went_back_is_refused_for_what_it_signs_and_for_nothing_else()
    {
        _trust.Paths["targets/alice"] = ["2"];
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        Show(8);
        _trust.Versions["targets/alice"] = 3;
        _registry.Show("acme/api", _trust.Publish());
        folder.Write("Dockerfile", $"FROM {Name}:1.0\n");
        run("lock").Exits(0);
        folder.Write("Dockerfile", $"FROM {Name}:1.0\nFROM {Name}:2.0\n");
        var both = run("lock").Exits(1).Output;
        Assert.Contains($"{Name}:2.0", both, StringComparison.Ordinal);
        Assert.Contains("1 image not signed as the policy requires", both, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_digest_that_the_publisher_signed_supersedes_the_locked_one()
    {
        using var folder = Start(out var run, "2.0");
        Show(7);
        run("lock").Exits(0);
        _trust.Tags["targets/releases"]["2.0"] = _one;
        _trust.Tags["targets/alice"]["2.0"] = _one;
        Show(8);
        var output = run("lock").Exits(1).Output;
        Assert.Contains("superseded", output, StringComparison.Ordinal);
        Assert.Contains("--upgrade", output, StringComparison.Ordinal);
        Assert.DoesNotContain("does not verify", output, StringComparison.Ordinal);
        Assert.Contains("SEA1104", run("check --only SEA1104,SEA1109").Exits(1).Output, StringComparison.Ordinal);
    }
}
