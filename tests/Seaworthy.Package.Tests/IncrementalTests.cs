using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>One project, built again and again while its files change.</summary>
[Collection(OnePackage.Name)]
public sealed class IncrementalTests(PackageFixture package)
{
    [Fact]
    public async Task Says_it_again_only_when_something_changed()
    {
        var scratch = package.NewScratch("incremental");
        scratch.Project("app", "<SeaworthyMode>None</SeaworthyMode>");
        scratch.Write("app/.editorconfig", Manifests.TwoRules);
        scratch.AddManifests("app");
        await scratch.RestoreAsync("app");
        var assembly = scratch["app/obj/Debug/net10.0/app.dll"];

        Assert.Equal(Sorted(Manifests.AllFindings), await BuildAsync());
        var compiled = File.GetLastWriteTimeUtc(assembly);
        var workspace = File.GetLastWriteTimeUtc(scratch["app/obj/Debug/net10.0/seaworthy.workspace"]);

        // Nothing changed: nothing is compiled, and nothing is said.
        Assert.Empty(await BuildAsync());
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(assembly));
        Assert.Equal(workspace, File.GetLastWriteTimeUtc(scratch["app/obj/Debug/net10.0/seaworthy.workspace"]));

        // The Dockerfile alone changed.
        scratch.Write("app/Dockerfile", "# moved by a line\n" + Manifests.Dockerfile);
        Assert.Equal(Sorted([.. Manifests.AllFindings.Skip(1), "Dockerfile(2,13): warning SEA1001"]), await BuildAsync());

        // One is gone, in the middle of the rest.
        File.Delete(scratch["app/compose.yaml"]);
        Assert.Equal(["Dockerfile(2,13): warning SEA1001", "k8s/web.yaml(10,31): warning SEA3001", "k8s/web.yaml(8,21): warning SEA1001"], await BuildAsync());

        // One is new.
        scratch.Write("app/worker.Dockerfile", Manifests.Dockerfile);
        Assert.Contains("worker.Dockerfile(1,13): warning SEA1001", await BuildAsync());

        // A folder without code gets settings of its own.
        scratch.Write("app/k8s/.editorconfig", "[*]\nseaworthy_severity.SEA1001 = none\nseaworthy_severity.SEA3001 = none\n");
        Assert.DoesNotContain(await BuildAsync(), d => d.StartsWith("k8s", StringComparison.Ordinal));

        // The last one is gone.
        foreach (var file in new[] { "app/Dockerfile", "app/worker.Dockerfile", "app/k8s/web.yaml" })
            File.Delete(scratch[file]);
        Assert.Empty(await BuildAsync());

        (await scratch.RunAsync("clean -tl:off app")).Succeeded();
        Assert.False(File.Exists(scratch["app/obj/Debug/net10.0/seaworthy.workspace"]));

        async Task<string[]> BuildAsync() => Sorted([.. (await scratch.BuildAsync("app")).Succeeded().Diagnostics.Select(d => d.Short)]);
    }

    [Fact]
    public async Task The_task_says_it_in_every_build()
    {
        var scratch = package.NewScratch("incremental-task");
        scratch.Project("app", "<SeaworthyMode>None</SeaworthyMode>", sdk: "Microsoft.Build.NoTargets/3.7.0");
        scratch.Write("app/.editorconfig", Manifests.TwoRules);
        scratch.AddManifests("app");
        await scratch.RestoreAsync("app");
        for (var i = 0; i < 2; i++)
            Assert.Equal(Sorted(Manifests.AllFindings), Sorted([.. (await scratch.BuildAsync("app")).Succeeded().Diagnostics.Select(d => d.Short)]));
    }

    static string[] Sorted(string[] findings)
    {
        Array.Sort(findings = [.. findings], StringComparer.Ordinal);
        return findings;
    }
}
