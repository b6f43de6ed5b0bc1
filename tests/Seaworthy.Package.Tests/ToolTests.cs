using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>The build and the command line tool: the same findings, and one starts the other.</summary>
[Collection(OnePackage.Name)]
public sealed class ToolTests(PackageFixture package)
{
    [Fact]
    public async Task The_tool_finds_what_the_build_finds()
    {
        var built = (await package.Shared.OfAsync("host-cs")).Select(d => (Path.GetFileName(d.Path), d.Line, d.Column, d.Id, d.Message)).Order().ToList();
        var checkedToo = await package.Shared.Scratch.RunAsync(PackageFixture.ToolCommand["dotnet ".Length..] + " check host-cs --format json --fail-on never");
        using var json = JsonDocument.Parse(checkedToo.Succeeded().Output);
        var found = json.RootElement.GetProperty("findings").EnumerateArray().Select(f => (
            Path.GetFileName(f.GetProperty("path").GetString()!),
            f.GetProperty("line").GetInt32(),
            f.GetProperty("column").GetInt32(),
            f.GetProperty("rule").GetString()!,
            f.GetProperty("message").GetString()!)).Order().ToList();
        Assert.NotEmpty(built);
        Assert.Equal(built, found);
    }

    [Fact]
    public async Task A_baseline_silences_the_build_until_something_new_comes()
    {
        var scratch = package.NewScratch("with-baseline");
        foreach (var (name, ending) in new[] { ("cs", "csproj"), ("fs", "fsproj") })
        {
            scratch.Project(name, "<SeaworthyMode>All</SeaworthyMode>", ending: ending);
            scratch.AddManifests(name);
        }
        scratch.Solution("all.slnx");
        await scratch.RestoreAsync("all.slnx");
        Assert.NotEmpty((await scratch.BuildAsync("all.slnx")).Succeeded().Diagnostics);
        foreach (var project in new[] { "cs", "fs" })
        {
            (await scratch.BuildAsync($"{project} -t:SeaworthyBaseline", ("SeaworthyToolCommand", PackageFixture.ToolCommand))).Succeeded();
            Assert.True(File.Exists(scratch[project + "/seaworthy.baseline.json"]));
        }
        Assert.Empty((await scratch.BuildAsync("all.slnx")).Succeeded().Diagnostics);
        foreach (var project in new[] { "cs", "fs" })
            scratch.Write(project + "/worker.Dockerfile", "FROM alpine:latest\nUSER app\n");
        var result = (await scratch.BuildAsync("all.slnx")).Succeeded();
        foreach (var project in new[] { "cs", "fs" })
        {
            var found = result.Of(project).Select(d => d.Short).ToList();
            Assert.Contains("worker.Dockerfile(1,13): warning SEA1001", found);
            Assert.All(found, f => Assert.StartsWith("worker.Dockerfile", f, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_lock_reaches_every_kind_of_project_and_the_tool_is_started_to_write_it()
    {
        const string Locked = "{ \"version\": 1, \"images\": { \"docker.io/library/debian:12\": { \"digest\": " +
            "\"sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d\" } } }";
        var scratch = package.NewScratch("locked");
        foreach (var (name, ending) in new[] { ("cs", "csproj"), ("fs", "fsproj") })
        {
            scratch.Project(name, "", ending: ending);
            scratch.Write(name + "/Dockerfile", "FROM debian:11\nUSER app\n");
        }
        scratch.Solution("all.slnx");
        scratch.Write("seaworthy.lock.json", Locked);
        await scratch.RestoreAsync("all.slnx");
        var result = (await scratch.BuildAsync("all.slnx")).Succeeded();
        foreach (var project in new[] { "cs", "fs" })
            Assert.Contains("Dockerfile(1,6): warning SEA1017", result.Of(project).Select(d => d.Short));
        // The lock alone changes, and the compiler runs again.
        scratch.Write("seaworthy.lock.json", Locked.Replace("debian:12", "debian:11", StringComparison.Ordinal));
        result = (await scratch.BuildAsync("all.slnx")).Succeeded();
        foreach (var project in new[] { "cs", "fs" })
            Assert.Contains("Dockerfile(1,6): warning SEA1018", result.Of(project).Select(d => d.Short));

        scratch.Write("cs/Dockerfile", "FROM scratch\n");
        scratch.Write("fs/Dockerfile", "FROM scratch\n");
        (await scratch.BuildAsync("cs -t:SeaworthyLock -p:SeaworthyLockOptions=--offline", ("SeaworthyToolCommand", PackageFixture.ToolCommand))).Succeeded();
        Assert.Equal("{\n  \"version\": 1,\n  \"images\": {}\n}\n", await File.ReadAllTextAsync(scratch["seaworthy.lock.json"]));
    }

    [Fact]
    public async Task Fixing_repairs_the_files_of_the_project_and_no_other()
    {
        var scratch = package.NewScratch("fixing");
        scratch.Project("app", "", "<Compile Remove=\"inner/**\" />");
        scratch.Project("app/inner", "");
        var before = "services:\n  api:\n    image: acme/api:1.4.2\n    privileged: true # old habit\n";
        scratch.Write("app/compose.yaml", "version: '3'\n" + before);
        scratch.Write("app/inner/compose.yaml", "version: '3'\n" + before);
        await scratch.RestoreAsync("app");
        (await scratch.BuildAsync("app -t:SeaworthyFix", ("SeaworthyToolCommand", PackageFixture.ToolCommand))).Succeeded();
        Assert.DoesNotContain("version:", await File.ReadAllTextAsync(scratch["app/compose.yaml"]), StringComparison.Ordinal);
        Assert.Equal("version: '3'\n" + before, await File.ReadAllTextAsync(scratch["app/inner/compose.yaml"]));
    }
}
