using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Seaworthy.Package.Tests;

/// <summary>Many small projects, restored and built in one go: each is one case.</summary>
public sealed class SharedBuild(PackageFixture package)
{
    // Only the two rules that the section file switches on, whatever is added to the catalogue.
    const string None = "<SeaworthyMode>None</SeaworthyMode>";

    Task<DotnetResult>? _result;

    public Scratch Scratch { get; } = package.NewScratch("shared");

    public Task<DotnetResult> ResultAsync() => _result ??= BuildAsync();

    public async Task<IReadOnlyList<Diagnostic>> OfAsync(string project) => (await ResultAsync()).Of(project);

    public async Task<string[]> ShortAsync(string project) => [.. (await OfAsync(project)).Select(d => d.Short)];

    async Task<DotnetResult> BuildAsync()
    {
        Hosts();
        Modes();
        Warnings();
        Configs();
        Files();
        Scratch.Solution("all.slnx");
        await Scratch.RestoreAsync("all.slnx");
        // Some of them are meant to fail.
        return (await Scratch.BuildAsync("all.slnx")).Failed();
    }

    void Hosts()
    {
        foreach (var (name, ending, sdk) in new[]
        {
            ("host-cs", "csproj", null), ("host-vb", "vbproj", null), ("host-fs", "fsproj", null), ("host-nt", "csproj", "Microsoft.Build.NoTargets/3.7.0"),
        })
        {
            Scratch.Project(name, "<RootNamespace>Code</RootNamespace>", ending: ending, sdk: sdk);
            Scratch.AddManifests(name);
        }
        Scratch.Project("plain", "");
        Scratch.Project("sarif", None + "<ErrorLog>$(MSBuildProjectDirectory)/out.sarif,version=2.1</ErrorLog>");
        TwoRules("sarif");
        Scratch.Project("broken", "");
        Scratch.Write("broken/Dockerfile", "FROM debian:12.8\nUSER app\n  FRUM x\n");
    }

    void Modes()
    {
        foreach (var mode in new[] { "None", "Minimum", "Recommended", "All" })
        {
            Scratch.Project("mode-" + mode, $"<SeaworthyMode>{mode}</SeaworthyMode>");
            Scratch.AddManifests("mode-" + mode);
        }
        Scratch.Project("level", "<SeaworthyLevel>0.0</SeaworthyLevel>");
        Scratch.AddManifests("level");
        Scratch.Project("disabled", "<SeaworthyEnabled>false</SeaworthyEnabled>");
        Scratch.AddManifests("disabled");
        Scratch.Project("analyzers-off", "<RunAnalyzers>false</RunAnalyzers>");
        Scratch.AddManifests("analyzers-off");
    }

    void Warnings()
    {
        foreach (var (language, ending) in new[] { ("cs", "csproj"), ("fs", "fsproj") })
        {
            Case("all-errors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
            Case("spared", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><SeaworthyTreatWarningsAsErrors>false</SeaworthyTreatWarningsAsErrors>");
            Case("ours-errors", "<SeaworthyTreatWarningsAsErrors>true</SeaworthyTreatWarningsAsErrors>");
            Case("no-warn", "<NoWarn>$(NoWarn);SEA1001</NoWarn>");
            Case("one-error", "<WarningsAsErrors>$(WarningsAsErrors);SEA3001</WarningsAsErrors>");

            void Case(string name, string properties)
            {
                Scratch.Project($"{name}-{language}", None + properties, ending: ending);
                TwoRules($"{name}-{language}");
            }
        }
    }

    void Configs()
    {
        foreach (var (language, ending) in new[] { ("cs", "csproj"), ("fs", "fsproj") })
        {
            Scratch.Project("global-" + language, None, ending: ending);
            Scratch.AddManifests("global-" + language);
            Scratch.Write($"global-{language}/.globalconfig", "is_global = true\ndotnet_diagnostic.SEA1001.severity = " +
                "error\ndotnet_diagnostic.SEA2003.severity = warning\n");

            Scratch.Project("folder-" + language, None, ending: ending);
            TwoRules("folder-" + language);
            Scratch.Write($"folder-{language}/k8s/.editorconfig", "[*.yaml]\nseaworthy_severity.SEA1001 = none\nseaworthy_severity.SEA3001 = error\n");

            Scratch.Project("mistaken-" + language, "<SeaworthyMode>Recomended</SeaworthyMode>", ending: ending);
            Scratch.Write($"mistaken-{language}/.editorconfig", "root = true\n[*]\nseaworthy_severity.SEA9999 = none\nseaworthy_severity.SEA1001 = " +
                "loud\nseaworthy_mode = all\n");
            Scratch.Write($"mistaken-{language}/Dockerfile", "FROM debian:12.8\nUSER app\n");
        }
    }

    void Files()
    {
        Scratch.Project("named", None, """
            <SeaworthyFiles Include="../elsewhere/worker.docker" Kind="Dockerfile" />
            <SeaworthyFiles Include="../elsewhere/absent.yaml;k8s/web.yaml" />
            <SeaworthyExclude Include="compose.yaml" />
            """);
        TwoRules("named");
        Scratch.Write("elsewhere/worker.docker", Manifests.Dockerfile);
        Scratch.Write("elsewhere/.editorconfig", Manifests.TwoRules);

        Scratch.Project("outer", None, "<Compile Remove=\"inner/**\" />");
        Scratch.Project("outer/inner", None);
        Scratch.Write("outer/.editorconfig", Manifests.TwoRules);
        Scratch.Write("outer/compose.yaml", "services:\n  api:\n    build: ./inner\n  db:\n    image: acme/db:latest\n");
        Scratch.Write("outer/inner/Dockerfile", Manifests.Dockerfile);

        // Without PrivateAssets the compiler gets the analyzers of a referenced project's packages; the targets must come along.
        Scratch.Project("giver", None, reference: $"<PackageReference Include=\"Seaworthy\" Version=\"{Scratch.Version}\" />");
        Scratch.Project("taker", None, reference: "<ProjectReference Include=\"../giver/giver.csproj\" />");
        TwoRules("taker");

        Scratch.Project("links", None);
        TwoRules("links");
        File.CreateSymbolicLink(Scratch["links/Dockerfile.gone"], Scratch["links/nowhere"]);
        Directory.CreateSymbolicLink(Scratch["links/k8s/loop"], Scratch["links"]);
        Directory.CreateDirectory(Scratch["links/sub/Dockerfile"]);
        Scratch.Write("links/Dockerfile.cs", "class NotADockerfile { }\n");
        Scratch.Write("links/Dockerfile.dockerignore", "bin\n");
        Scratch.Write("links/node_modules/x/Dockerfile", Manifests.Dockerfile);
    }

    void TwoRules(string folder)
    {
        Scratch.Write(folder + "/.editorconfig", Manifests.TwoRules);
        Scratch.AddManifests(folder);
    }
}
