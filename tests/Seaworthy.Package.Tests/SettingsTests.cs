using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>Properties and config files, in both hosts.</summary>
[Collection(OnePackage.Name)]
public sealed class SettingsTests(PackageFixture package)
{
    [Theory]
    [InlineData("mode-None")]
    [InlineData("level")]
    [InlineData("disabled")]
    [InlineData("analyzers-off")]
    public async Task Says_nothing(string project) => Assert.Empty(await package.Shared.OfAsync(project));

    [Fact]
    public async Task Each_mode_says_more_than_the_one_before()
    {
        var minimum = (await package.Shared.ShortAsync("mode-Minimum")).ToHashSet();
        var recommended = (await package.Shared.ShortAsync("mode-Recommended")).ToHashSet();
        var all = (await package.Shared.ShortAsync("mode-All")).ToHashSet();
        Assert.Contains("compose.yaml(4,17): warning SEA2003", minimum);
        Assert.DoesNotContain("Dockerfile(1,13): warning SEA1001", minimum);
        Assert.Contains("Dockerfile(1,13): warning SEA1001", recommended);
        Assert.ProperSuperset(minimum, recommended);
        Assert.True(all.Count > recommended.Count);
    }

    [Fact]
    public async Task Recommended_is_the_default() =>
        Assert.Equal((await package.Shared.ShortAsync("host-cs")).Order(), (await package.Shared.ShortAsync("mode-Recommended")).Order());

    [Theory]
    [InlineData("all-errors", "error", "error")]
    [InlineData("spared", "warning", "warning")]
    [InlineData("ours-errors", "error", "error")]
    [InlineData("no-warn", null, "warning")]
    [InlineData("one-error", "warning", "error")]
    public async Task Warnings_are_treated_as_the_project_says(string name, string? floatingTag, string writableRoot)
    {
        var expected = Manifests.AllFindings
            .Select(f => f.Contains("SEA1001", System.StringComparison.Ordinal) ? floatingTag is null ? null : f.Replace("warning", floatingTag)
                : f.Replace("warning", writableRoot))
            .OfType<string>().Order().ToList();
        Assert.Equal(expected, (await package.Shared.ShortAsync(name + "-cs")).Order());
        Assert.Equal(expected, (await package.Shared.ShortAsync(name + "-fs")).Order());
    }

    [Theory]
    [InlineData("global-cs")]
    [InlineData("global-fs")]
    public async Task A_global_config_switches_rules_on_by_id(string project) =>
        Assert.Equal(
            ["Dockerfile(1,13): error SEA1001", "compose.yaml(3,21): error SEA1001", "compose.yaml(4,17): warning SEA2003",
                "k8s/web.yaml(8,21): error SEA1001"],
            (await package.Shared.ShortAsync(project)).Order(System.StringComparer.Ordinal));

    [Theory]
    [InlineData("folder-cs")]
    [InlineData("folder-fs")]
    public async Task An_editorconfig_in_a_folder_without_code_counts(string project) =>
        Assert.Equal(
            ["Dockerfile(1,13): warning SEA1001", "compose.yaml(3,21): warning SEA1001", "compose.yaml(5,16): warning SEA3001",
                "k8s/web.yaml(10,31): error SEA3001"],
            (await package.Shared.ShortAsync(project)).Order(System.StringComparer.Ordinal));

    [Theory]
    [InlineData("mistaken-cs", "csproj")]
    [InlineData("mistaken-fs", "fsproj")]
    public async Task Settings_that_mean_nothing_are_named_with_their_place(string project, string ending)
    {
        var found = (await package.Shared.OfAsync(project)).Where(d => d.Id == "SEA0008").ToList();
        Assert.Equal(
            [".editorconfig(3,1): warning SEA0008", ".editorconfig(4,30): warning SEA0008", $"{project}.{ending}: warning SEA0008"],
            found.Select(d => d.Short).Order(System.StringComparer.Ordinal));
        Assert.Contains("SEA9999", found.Single(d => d.Line == 3).Message, System.StringComparison.OrdinalIgnoreCase);
        Assert.Contains("'loud'", found.Single(d => d.Line == 4).Message, System.StringComparison.Ordinal);
        Assert.Contains("'Recomended'", found.Single(d => d.Line == 0).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_added_and_left_out_by_name()
    {
        var found = await package.Shared.ShortAsync("named");
        Assert.Equal(
            ["../elsewhere/worker.docker(1,13): warning SEA1001", "Dockerfile(1,13): warning SEA1001", "k8s/web.yaml(10,31): warning SEA3001",
                "k8s/web.yaml(8,21): warning SEA1001"],
            found.Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_belongs_to_the_nearest_project()
    {
        Assert.Equal(["compose.yaml(5,20): warning SEA1001"], (await package.Shared.ShortAsync("outer"))
            .Where(f => f.Contains("SEA1001", System.StringComparison.Ordinal)));
        Assert.Equal(Manifests.DockerfileFindings, await package.Shared.ShortAsync("inner"));
    }

    [Fact]
    public async Task A_reference_that_is_not_private_is_handed_on() =>
        Assert.Equal(Manifests.AllFindings.Order(System.StringComparer.Ordinal), (await package.Shared.ShortAsync("taker"))
            .Order(System.StringComparer.Ordinal));

    [Fact]
    public async Task Links_and_look_alikes_do_no_harm() =>
        Assert.Equal(Manifests.AllFindings.Order(System.StringComparer.Ordinal), (await package.Shared.ShortAsync("links"))
            .Order(System.StringComparer.Ordinal));
}
