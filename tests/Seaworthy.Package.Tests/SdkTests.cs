using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>The package taken as an SDK: by what cannot reference a package.</summary>
[Collection(OnePackage.Name)]
public sealed class SdkTests(PackageFixture package)
{
    [Fact]
    public async Task A_docker_compose_project_reports_its_files()
    {
        var scratch = package.NewScratch("dcproj");
        scratch.Write("stack/.editorconfig", Manifests.TwoRules);
        scratch.AddManifests("stack");
        scratch.Write("stack/docker-compose.dcproj", $"""
            <Project Sdk="Microsoft.Docker.Sdk">
              <Sdk Name="Seaworthy" Version="{scratch.Version}" />
              <PropertyGroup>
                <ProjectVersion>2.1</ProjectVersion>
                <DockerTargetOS>Linux</DockerTargetOS>
                <SeaworthyMode>None</SeaworthyMode>
              </PropertyGroup>
            </Project>
            """);
        var result = (await scratch.BuildAsync("stack/docker-compose.dcproj")).Succeeded();
        Assert.Equal(Manifests.AllFindings.Order(StringComparer.Ordinal), result.Of("docker-compose").Select(d => d.Short).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_solution_reports_what_belongs_to_no_project()
    {
        var scratch = package.NewScratch("root");
        scratch.Write(".editorconfig", Manifests.TwoRules);
        scratch.Write("compose.yaml", Manifests.Compose);
        scratch.Project("app", "<SeaworthyMode>None</SeaworthyMode>");
        scratch.Write("app/Dockerfile", Manifests.Dockerfile);
        scratch.Solution("all.slnx");
        scratch.Write("Directory.Solution.targets", $"""
            <Project>
              <PropertyGroup><SeaworthyMode>None</SeaworthyMode></PropertyGroup>
              <Import Project="Sdk.targets" Sdk="Seaworthy" Version="{scratch.Version}" />
            </Project>
            """);
        await scratch.RestoreAsync("all.slnx");
        var result = (await scratch.BuildAsync("all.slnx")).Succeeded();
        Assert.Equal(["Dockerfile(1,13): warning SEA1001"], result.Of("app").Select(d => d.Short));
        Assert.Equal(
            [(scratch["compose.yaml"], 3, "SEA1001"), (scratch["compose.yaml"], 5, "SEA3001")],
            result.Diagnostics.Where(d => !d.Project.EndsWith("csproj", StringComparison.Ordinal)).Select(d => (d.Path, d.Line, d.Id)));
    }

    [Fact]
    public async Task One_project_can_own_the_root_of_the_repository()
    {
        var scratch = package.NewScratch("owner");
        scratch.Write(".git/HEAD", "ref: refs/heads/main\n");
        scratch.Write(".editorconfig", Manifests.TwoRules);
        scratch.Write("deploy/compose.yaml", Manifests.Compose);
        scratch.Project("src/app", "<SeaworthyMode>None</SeaworthyMode><SeaworthyOwnsRepository>true</SeaworthyOwnsRepository>");
        scratch.Project("src/other", "<SeaworthyMode>None</SeaworthyMode>");
        scratch.Write("src/other/Dockerfile", Manifests.Dockerfile);
        scratch.Solution("all.slnx");
        await scratch.RestoreAsync("all.slnx");
        var result = (await scratch.BuildAsync("all.slnx")).Succeeded();
        Assert.Equal(["../../deploy/compose.yaml(3,21): warning SEA1001", "../../deploy/compose.yaml(5,16): warning SEA3001"], result.Of("app")
            .Select(d => d.Short));
        Assert.Equal(Manifests.DockerfileFindings, result.Of("other").Select(d => d.Short));
    }
}
