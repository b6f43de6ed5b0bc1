using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>Each manifest is reported once in a build, however the frameworks of a project come to be built, and never not at all.</summary>
[Collection(OnePackage.Name)]
public sealed class TargetFrameworkTests(PackageFixture package) : IAsyncLifetime
{
    const string None = "<SeaworthyMode>None</SeaworthyMode>";

    static Scratch? s_scratch;

    static Scratch Scratch => s_scratch!;

    public async Task InitializeAsync()
    {
        if (s_scratch is not null)
            return;
        var scratch = package.NewScratch("frameworks");
        foreach (var (name, ending) in new[] { ("lib", "csproj"), ("flib", "fsproj") })
        {
            scratch.Project(name, None, ending: ending, frameworks: "\n  net10.0;\n  net8.0\n");
            scratch.Write(name + "/.editorconfig", Manifests.TwoRules);
            scratch.Write(name + "/Dockerfile", Manifests.Dockerfile);
        }
        // References the second framework of both, which nothing else may build.
        scratch.Project(
            "app", None + "<OutputType>Library</OutputType>", "<ProjectReference Include=\"../lib/lib.csproj\" /><ProjectReference " +
                "Include=\"../flib/flib.fsproj\" />", frameworks: "net8.0");
        scratch.Write("app-first.proj", Traversal("app/app.csproj;lib/lib.csproj;flib/flib.fsproj"));
        scratch.Write("app-last.proj", Traversal("lib/lib.csproj;flib/flib.fsproj;app/app.csproj"));
        scratch.Solution("all.slnx");
        await scratch.RestoreAsync("all.slnx");
        s_scratch = scratch;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("lib", 1, 0)]
    [InlineData("lib -f net10.0", 1, 0)]
    [InlineData("lib -f net8.0", 1, 0)]
    [InlineData("lib -m:1", 1, 0)]
    [InlineData("lib -graph", 1, 0)]
    [InlineData("flib -f net8.0", 0, 1)]
    [InlineData("flib", 0, 1)]
    [InlineData("app", 1, 1)]
    [InlineData("app -m:1", 1, 1)]
    [InlineData("all.slnx", 1, 1)]
    [InlineData("all.slnx -m:1", 1, 1)]
    [InlineData("all.slnx -graph", 1, 1)]
    [InlineData("app-first.proj -m:1", 1, 1)]
    [InlineData("app-first.proj", 1, 1)]
    [InlineData("app-last.proj -m:1", 1, 1)]
    public async Task Reports_once(string arguments, int ofLib, int ofFlib)
    {
        var result = (await Scratch.BuildAsync("-t:Rebuild " + arguments)).Succeeded();
        Assert.Equal(Enumerable.Repeat(Manifests.DockerfileFindings[0], ofLib), result.Of("lib").Select(d => d.Short));
        Assert.Equal(Enumerable.Repeat(Manifests.DockerfileFindings[0], ofFlib), result.Of("flib").Select(d => d.Short));
    }

    // Builds several projects in that order, as a traversal project does.
    static string Traversal(string projects) => $"""
        <Project>
          <Target Name="Build"><MSBuild Projects="{projects}" BuildInParallel="true" /></Target>
          <Target Name="Rebuild"><MSBuild Projects="{projects}" Targets="Rebuild" BuildInParallel="true" /></Target>
        </Project>
        """;

    [Theory]
    [InlineData("net10.0", true)]
    [InlineData("net8.0", false)]
    public async Task An_editor_gets_the_manifests_in_the_first_framework_alone(string framework, bool isGiven)
    {
        // What editors ask for: the compiler's command line, without compiling.
        var result = (await Scratch.BuildAsync(
            $"lib -t:Compile -getItem:CscCommandLineArgs -p:TargetFramework={framework} -p:DesignTimeBuild=true -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true -p:NonExistentFile=none")).Succeeded();
        Assert.Contains("Code.cs", result.Output, System.StringComparison.Ordinal);
        Assert.Equal(isGiven, result.Output.Contains("/additionalfile:" + Scratch["lib/Dockerfile"], System.StringComparison.Ordinal));
        Assert.Equal(isGiven, result.Output.Contains("seaworthy.workspace", System.StringComparison.Ordinal));
    }
}
