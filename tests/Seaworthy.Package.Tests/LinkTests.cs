using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>The package and the tool as somebody publishes them: built with the addresses of the documentation, the project and the repository.</summary>
[Collection(OnePackage.Name)]
public sealed class LinkTests(PackageFixture package)
{
    const string Docs = "https://docs.example/seaworthy";
    const string Page = Docs + "/rules/SEA1001.md";

    [Fact]
    public async Task Every_host_links_to_the_page_of_a_rule()
    {
        var published = await package.PublishAsync(
            "-p:SeaworthyDocsUrl=" + Docs + "/", "-p:SeaworthyProjectUrl=https://project.example/", "-p:SeaworthyRepositoryUrl=https://code.example/seaworthy");
        using (var archive = ZipFile.OpenRead(published.Package))
        {
            using var reader = new StreamReader(archive.Entries.Single(e => e.FullName == "Seaworthy.nuspec").Open());
            var nuspec = await reader.ReadToEndAsync();
            Assert.Contains("<projectUrl>https://project.example/</projectUrl>", nuspec, StringComparison.Ordinal);
            Assert.Contains("<repository type=\"git\" url=\"https://code.example/seaworthy\"", nuspec, StringComparison.Ordinal);
        }

        var scratch = package.NewScratch("linked", Path.GetDirectoryName(published.Package)!, published.Version);
        scratch.Project("cs", "<ErrorLog>$(MSBuildProjectDirectory)/out.sarif,version=2.1</ErrorLog>");
        scratch.Project("fs", "", ending: "fsproj");
        foreach (var project in new[] { "cs", "fs" })
            scratch.Write(project + "/Dockerfile", "FROM debian:latest\nUSER app\n");
        scratch.Solution("all.slnx");
        await scratch.RestoreAsync("all.slnx");
        var built = (await scratch.BuildAsync("all.slnx")).Succeeded();
        // The compiler puts the link behind the message, and so does the task.
        foreach (var project in new[] { "cs", "fs" })
            Assert.EndsWith($" ({Page})", Assert.Single(built.Of(project), d => d.Id == "SEA1001").Message, StringComparison.Ordinal);
        Assert.Equal(Page, HelpUri(await File.ReadAllTextAsync(scratch["cs/out.sarif"]), out _));

        var sarif = await scratch.RunAsync($"\"{published.Tool}\" check cs --format sarif --fail-on never");
        Assert.Equal(Page, HelpUri(sarif.Succeeded().Output, out var home));
        Assert.Equal(Docs, home);
        var github = await scratch.RunAsync($"\"{published.Tool}\" check cs --format github --fail-on never");
        Assert.Contains("%0A" + Page, github.Succeeded().Output, StringComparison.Ordinal);
    }

    static string? HelpUri(string sarif, out string? home)
    {
        using var json = JsonDocument.Parse(sarif);
        var driver = json.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver");
        home = driver.TryGetProperty("informationUri", out var uri) ? uri.GetString() : null;
        return driver.GetProperty("rules").EnumerateArray().Single(r => r.GetProperty("id").GetString() == "SEA1001").GetProperty("helpUri").GetString();
    }
}
