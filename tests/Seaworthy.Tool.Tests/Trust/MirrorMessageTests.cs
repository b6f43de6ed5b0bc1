using System;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>When an image cannot be had, what each mirror answered is told.</summary>
public sealed class MirrorMessageTests
{
    [Theory]
    [InlineData("lacks", "does not have it")]
    [InlineData("lies", "do not have that digest")]
    [InlineData("down", "418")]
    [InlineData("refuses", "401")]
    [InlineData("nonsense", "no manifest of a kind")]
    public void The_answer_of_a_mirror_is_told(string kind, string words)
    {
        using var mirror = new SmallRegistry();
        using var registry = new SmallRegistry();
        var digest = registry.Push("hub/app", "1", "one");
        registry.Down.Add("hub/app");
        if (kind == "lies")
            mirror.Alter("hub/app", digest, "{\"schemaVersion\":2,\"config\":{},\"layers\":[]}");
        else if (kind == "nonsense")
            mirror.PushManifest("hub/app", "1", "{}");
        else if (kind == "down")
            mirror.Down.Add("hub/app");
        else if (kind == "refuses")
            mirror.Authorization = "Basic nobody";
        var reference = kind == "lies" ? $"{registry.Host}/hub/app:1@{digest}" : $"{registry.Host}/hub/app:1";
        using var folder = LockFolder.Create(
            out var run, ("Dockerfile", $"FROM {reference}\n"),
                ("seaworthy.trust.yaml", $"version: 1\nregistries:\n  {registry.Host}: {{ mirrors: ['{mirror.Host}'] }}\n"));
        var output = run("lock").Exits(2).Output;
        Assert.Contains("mirror " + mirror.Host, output, StringComparison.Ordinal);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Contains(registry.Host + " ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void So_it_is_where_the_registry_lacks_the_image_as_well()
    {
        using var mirror = new SmallRegistry();
        using var registry = new SmallRegistry();
        mirror.PushManifest("hub/app", "1", "{}");
        using var folder = LockFolder.Create(
            out var run, ("Dockerfile", $"FROM {registry.Host}/hub/app:1\n"),
                ("seaworthy.trust.yaml", $"version: 1\nregistries:\n  {registry.Host}: {{ mirrors: ['{mirror.Host}'] }}\n"));
        var output = run("lock").Exits(2).Output;
        Assert.Contains("has no image 1", output, StringComparison.Ordinal);
        Assert.Contains("mirror " + mirror.Host, output, StringComparison.Ordinal);
    }
}
