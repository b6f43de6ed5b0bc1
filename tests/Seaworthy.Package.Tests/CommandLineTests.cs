using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>What is said on the command line and in the environment of a build.</summary>
[Collection(OnePackage.Name)]
public sealed class CommandLineTests(PackageFixture package) : IAsyncLifetime
{
    static Scratch? s_scratch;

    static Scratch Scratch => s_scratch!;

    public async Task InitializeAsync()
    {
        if (s_scratch is not null)
            return;
        var scratch = package.NewScratch("command-line");
        foreach (var (name, sdk) in new[] { ("cs", null), ("nt", "Microsoft.Build.NoTargets/3.7.0") })
        {
            scratch.Project(name, "<SeaworthyMode>None</SeaworthyMode>", sdk: sdk);
            scratch.Write(name + "/.editorconfig", Manifests.TwoRules);
            scratch.Write(name + "/Dockerfile", Manifests.Dockerfile);
        }
        scratch.Solution("all.slnx");
        await scratch.RestoreAsync("all.slnx");
        s_scratch = scratch;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("-warnaserror", "error")]
    [InlineData("-warnaserror -p:SeaworthyTreatWarningsAsErrors=false", "warning")]
    [InlineData("-warnaserror:SEA1001", "error")]
    [InlineData("-p:TreatWarningsAsErrors=true", "error")]
    [InlineData("-p:TreatWarningsAsErrors=true -p:SeaworthyTreatWarningsAsErrors=false", "warning")]
    public async Task Warnings_become_errors_when_asked(string arguments, string severity)
    {
        var result = await Scratch.BuildAsync("-t:Rebuild all.slnx " + arguments);
        Assert.Equal(severity == "error", result.ExitCode != 0);
        var expected = "Dockerfile(1,13): " + severity + " SEA1001";
        Assert.Equal([expected], result.Of("cs").Select(d => d.Short));
        Assert.Equal([expected], result.Of("nt").Select(d => d.Short));
    }

    [Fact]
    public async Task The_compiler_is_given_native_code_and_editors_the_portable()
    {
        var build = (await Scratch.RunAsync("msbuild cs/cs.csproj -t:Rebuild -getItem:Analyzer")).Succeeded();
        Assert.Contains($"precompiled/{PackageFixture.Platform}/Seaworthy.Analyzers.dll", build.Output.Replace("\\", "/", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet/Seaworthy.", build.Output, StringComparison.Ordinal);
        var editor = (await Scratch.RunAsync("msbuild cs/cs.csproj -t:Compile -p:DesignTimeBuild=true -p:SkipCompilerExecution=true -getItem:Analyzer"))
            .Succeeded();
        Assert.Contains("dotnet/Seaworthy.Analyzers.dll", editor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("precompiled", editor.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "true", "", 0)]
    [InlineData("", "true", "true", 1)]
    [InlineData("-p:SeaworthyEnabled=true", "true", "", 1)]
    [InlineData("-p:SeaworthyEnabled=false", "", "", 0)]
    public async Task Keeps_silent_while_an_image_is_built(string arguments, string inContainer, string continuousIntegration, int expected)
    {
        var result = (await Scratch.BuildAsync("-t:Rebuild all.slnx " + arguments, ("DOTNET_RUNNING_IN_CONTAINER", inContainer), ("CI", continuousIntegration)))
            .Succeeded();
        Assert.Equal(expected, result.Of("cs").Count);
        Assert.Equal(expected, result.Of("nt").Count);
    }

    [Fact]
    public async Task Fixing_without_the_tool_says_how_to_add_it()
    {
        var result = (await Scratch.BuildAsync("cs -t:SeaworthyFix -p:SeaworthyToolCommand= ", ("PATH", PathWithoutTool()))).Failed();
        Assert.Contains("dotnet tool install Seaworthy.Tool", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SeaworthyFix", "started check --fix --fail-on never --mode none @")]
    [InlineData("SeaworthyBaseline", "started baseline --mode none --output seaworthy.baseline.json @")]
    public async Task Fix_and_baseline_start_the_tool_on_the_files_of_the_project(string target, string expected)
    {
        var result = (await Scratch.BuildAsync($"cs -t:{target} \"-p:SeaworthyToolCommand=echo started\"")).Succeeded();
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.Contains(Scratch["cs/Dockerfile"], await System.IO.File.ReadAllTextAsync(Scratch["cs/obj/seaworthy.rsp"]), StringComparison.Ordinal);
    }

    // The SDK itself must be found, a tool that happens to be installed for the user must not.
    static string PathWithoutTool() =>
        string.Join(System.IO.Path.PathSeparator, (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Where(p => !p.Contains(".dotnet/tools", StringComparison.Ordinal)));
}
