using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>The compiler and the task say the same.</summary>
[Collection(OnePackage.Name)]
public sealed class HostTests(PackageFixture package)
{
    [Fact]
    public async Task CSharp_reports_each_manifest()
    {
        var found = await package.Shared.OfAsync("host-cs");
        Assert.Superset(
            new HashSet<string> { "Dockerfile(1,13): warning SEA1001", "compose.yaml(4,17): warning SEA2003", "k8s/web.yaml(10,31): warning SEA3001" },
            found.Select(d => d.Short).ToHashSet());
        Assert.Contains(found, d => d.Message == "Image 'debian:latest' has the tag 'latest' and can change between builds; pin a version");
        Assert.All(found, d => Assert.True(Path.IsPathFullyQualified(d.Path)));
    }

    [Theory]
    [InlineData("host-vb")]
    [InlineData("host-fs")]
    [InlineData("host-nt")]
    public async Task Other_projects_report_the_same(string project)
    {
        var expected = (await package.Shared.OfAsync("host-cs")).Select(d => d.Short + ": " + d.Message).Order().ToList();
        var actual = (await package.Shared.OfAsync(project)).Select(d => d.Short + ": " + d.Message).Order().ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task A_project_without_manifests_is_left_alone()
    {
        Assert.Empty(await package.Shared.OfAsync("plain"));
        Assert.Empty(Directory.GetFiles(package.Shared.Scratch["plain/obj"], "seaworthy.workspace", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_error_in_a_Dockerfile_fails_the_build_at_its_place()
    {
        var found = await package.Shared.OfAsync("broken");
        Assert.Contains(found, d => d.Severity == "error" && d.Line == 3 && d.Path.EndsWith("Dockerfile", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sarif_has_rule_region_and_help()
    {
        await package.Shared.ResultAsync();
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(package.Shared.Scratch["sarif/out.sarif"]));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("ruleId")
            .GetString()!.StartsWith("SEA", System.StringComparison.Ordinal)).ToList();
        Assert.Equal(Manifests.AllFindings.Length, results.Count);
        var floating = results.Single(r => r.GetProperty("ruleId").GetString() == "SEA1001" && Uri(r).EndsWith("/Dockerfile", System.StringComparison.Ordinal));
        Assert.Equal("warning", floating.GetProperty("level").GetString());
        var region = floating.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal((1, 13, 1, 19), (Int("startLine"), Int("startColumn"), Int("endLine"), Int("endColumn")));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Single(r => r.GetProperty("id").GetString() == "SEA1001");
        Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
        Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);

        int Int(string name) => region.GetProperty(name).GetInt32();
        static string Uri(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation")
            .GetProperty("uri").GetString()!;
    }
}
