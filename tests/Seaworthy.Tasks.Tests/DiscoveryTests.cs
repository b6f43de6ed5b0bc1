using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Tasks.Tests;

public sealed class DiscoveryTests
{
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";
    const string Stack = "services:\n  a:\n    image: debian:12\n";

    [Theory]
    [InlineData("Dockerfile", true)]
    [InlineData("dockerfile", true)]
    [InlineData("Dockerfile.prod", true)]
    [InlineData("Dockerfile.node-20", true)]
    [InlineData("web.Dockerfile", true)]
    [InlineData("web.dockerfile", true)]
    [InlineData("Containerfile", true)]
    [InlineData("Containerfile.web", true)]
    [InlineData("Dockerfile.dockerignore", false)]
    [InlineData("web.Dockerfile.dockerignore", false)]
    [InlineData(".dockerignore", false)]
    [InlineData("Dockerfile.md", false)]
    [InlineData("Dockerfile.template", false)]
    [InlineData("Dockerfile.j2", false)]
    [InlineData("Dockerfile.bak", false)]
    [InlineData("Dockerfile~", false)]
    [InlineData("docker.txt", false)]
    [InlineData("Program.cs", false)]
    public void Dockerfiles_are_known_by_name(string name, bool isFound) =>
        Assert.Equal(isFound ? [name] : [], Found(new MemoryDisk("/p/" + name)));

    [Theory]
    [InlineData("Dockerfile.cs", "using System;\nclass Dockerfile { }\n", false)]
    [InlineData("Dockerfile.py", "from dockerfile import Parser\n", false)]
    [InlineData("Dockerfile.py", "# syntax=docker/dockerfile:1\n\nFROM python:3.12\n", true)]
    [InlineData("Dockerfile.go", "ARG VERSION=1.23\nFROM golang:$VERSION\n", true)]
    public void The_ending_of_another_language_leaves_it_to_the_first_instruction(string name, string text, bool isFound) =>
        Assert.Equal(isFound ? [name] : [], Found(new MemoryDisk().Add("/p/" + name, text)));

    [Theory]
    [InlineData("compose.yaml", Stack, FileKind.Compose)]
    [InlineData("compose.override.yml", Stack, FileKind.Compose)]
    [InlineData("docker-compose.yml", Stack, FileKind.Compose)]
    [InlineData("docker-compose.prod.yaml", Stack, FileKind.Compose)]
    [InlineData("k8s/anything.yaml", Pod, FileKind.Kubernetes)]
    [InlineData("k8s/anything.yml", Pod, FileKind.Kubernetes)]
    public void Yaml_is_known_by_content(string path, string text, FileKind kind)
    {
        var file = Assert.Single(Discovery.Find(new MemoryDisk().Add("/p/" + path, text), "/p").Files);
        Assert.Equal(("/p/" + path, kind), (file.Path, file.Kind));
    }

    [Theory]
    [InlineData("composer.yaml", "name: x\nservices: nothing\n")]
    [InlineData("grafana.yaml", "apiVersion: 1\ndatasources: []\n")]
    [InlineData("values.yaml", "image:\n  tag: latest\n")]
    [InlineData(".github/workflows/ci.yml", "on: push\njobs: {}\n")]
    [InlineData("appsettings.json", "{}")]
    public void Other_yaml_is_left_alone(string path, string text) => Assert.Empty(Found(new MemoryDisk().Add("/p/" + path, text)));

    [Theory]
    [InlineData("{ \"apiVersion\": \"v1\", \"kind\": \"Pod\" }", FileKind.Kubernetes)]
    [InlineData("\ufeff\n{\n\t\"kind\":\"Pod\",\n\t\"metadata\": { \"name\": \"a\\\"}\", \"labels\": {} },\n\t\"apiVersion\":\"v1\"\n}\n", FileKind.Kubernetes)]
    [InlineData("{\"apiVersion\":\"v1\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}],\"kind\":\"List\"}", FileKind.Kubernetes)]
    [InlineData("{ \"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"spec\": [", FileKind.Kubernetes)]
    [InlineData("[ { \"op\": \"replace\", \"path\": \"/spec/replicas\", \"value\": 3 } ]", FileKind.Patch)]
    [InlineData("[ { \"path\": \"/spec/replicas\", \"value\": { \"op\": 1 }, \"op\": \"add\" } ]", FileKind.Patch)]
    [InlineData("{}", FileKind.Other)]
    [InlineData("", FileKind.Other)]
    [InlineData("[]", FileKind.Other)]
    [InlineData("[ { \"op\": \"sell\", \"path\": \"/a\" } ]", FileKind.Other)]
    [InlineData("[ { \"op\": \"add\", \"path\": \"a\" } ]", FileKind.Other)]
    [InlineData("{ \"apiVersion\": 1, \"kind\": \"Pod\" }", FileKind.Other)]
    [InlineData("{ \"apiVersion\": \"2024-01-01\", \"kind\": \"app\" }", FileKind.Other)]
    [InlineData("{ \"apiVersion\": \"v1\", \"kind\": \"discovery#rest\" }", FileKind.Other)]
    [InlineData("{ \"resources\": [ { \"apiVersion\": \"v1\", \"kind\": \"Pod\" } ] }", FileKind.Other)]
    [InlineData("{ \"properties\": { \"apiVersion\": { \"type\": \"string\" }, \"kind\": { \"type\": \"string\" } } }", FileKind.Other)]
    [InlineData("[ { \"apiVersion\": \"v1\", \"kind\": \"Pod\" } ]", FileKind.Other)]
    [InlineData("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\"}\n{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\"}\n", FileKind.Other)]
    [InlineData("// comment\n{ \"apiVersion\": \"v1\", \"kind\": \"Pod\" }", FileKind.Other)]
    [InlineData("{ \"services\": { \"a\": { \"image\": \"debian\" } } }", FileKind.Other)]
    public void Json_is_known_by_the_keys_of_its_first_level(string text, FileKind kind)
    {
        foreach (var name in (string[])["compose.json", "any.JSON"])
            Assert.Equal(kind, Assert.Single(Discovery.Find(new MemoryDisk().Add("/p/Dockerfile").Add("/p/" + name, text), "/p").Files.Where(f => f.Path != "/p/Dockerfile").Select(f => f.Kind).DefaultIfEmpty(FileKind.Other)));
    }

    [Fact]
    public void Of_other_json_hardly_anything_is_read()
    {
        var data = "{ \"rows\": [" + string.Concat(Enumerable.Repeat("{ \"apiVersion\": \"v1\", \"kind\": \"Pod\" },\n", 1000)) + "{}] }";
        var disk = new MemoryDisk().Add("/p/pod.json", "{ \"apiVersion\": \"v1\", \"kind\": \"Pod\" }").Add("/p/data.json", data)
            .Add("/p/package.json", "{}").Add("/p/package-lock.json", "{}").Add("/p/appsettings.Development.json", "{}").Add("/p/tsconfig.json", "{}").Add("/p/web.deps.json", "{}").Add("/p/obj/x.json", "{}");
        Assert.Equal(["pod.json"], Found(disk));
        Assert.Equal(["/p/pod.json"], disk.Read);
        Assert.Equal(["/p/data.json", "/p/pod.json"], disk.Begun.Order());
    }

    [Fact]
    public void The_beginning_of_a_manifest_is_enough_to_read_the_rest()
    {
        var data = new string('x', 100_000);
        var disk = new MemoryDisk().Add("/p/map.json", "{ \"apiVersion\": \"v1\", \"data\": { \"a\": \"" + data + "\" }, \"kind\": \"ConfigMap\" }").Add("/p/cut.json", "{ \"a\": \"" + data + "\" }");
        Assert.Equal(["map.json"], Found(disk));
        Assert.Equal(["/p/map.json"], disk.Read);
    }

    [Fact]
    public void So_many_json_files_that_they_must_be_data_end_the_looking_and_nothing_else()
    {
        var disk = new MemoryDisk("/p/z/Dockerfile");
        for (var i = 0; i < 20; i++)
            disk.Add($"/p/data/{i:00}.json", "{}");
        var found = Discovery.Find(disk, "/p", new DiscoveryOptions { MaxJsonFiles = 10, MaxFiles = 5 });
        Assert.Equal(["/p/z/Dockerfile"], found.Files.Select(f => f.Path));
        Assert.Equal(("/p/data/10.json", false), Assert.Single(found.Skipped.Select(s => (s.Path, s.IsLikely))));
        Assert.Equal(10, disk.Begun.Count);
        Assert.True(found.IsComplete);
    }

    [Theory]
    [InlineData("bin/Debug/Dockerfile")]
    [InlineData("obj/Dockerfile")]
    [InlineData("ui/node_modules/x/Dockerfile")]
    [InlineData(".git/Dockerfile")]
    [InlineData(".vs/Dockerfile")]
    public void Folders_that_nobody_writes_in_are_not_entered(string path)
    {
        var disk = new MemoryDisk("/p/" + path, "/p/Dockerfile");
        Assert.Equal(["Dockerfile"], Found(disk));
        Assert.DoesNotContain("/p/" + path, disk.Read);
    }

    [Fact]
    public void Templates_of_a_chart_are_no_manifests()
    {
        var disk = new MemoryDisk().Add("/p/chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n").Add("/p/chart/templates/pod.yaml", Pod).Add("/p/chart/crds/pod.yaml", Pod);
        Assert.Equal(["chart/crds/pod.yaml"], Found(disk));
    }

    [Fact]
    public void Linked_folders_are_not_entered() => Assert.Equal(["Dockerfile"], Found(new MemoryDisk("/p/Dockerfile", "/p/loop/")));

    [Fact]
    public void A_folder_may_be_called_Dockerfile() => Assert.Equal(["Dockerfile/Dockerfile.x"], Found(new MemoryDisk("/p/Dockerfile/Dockerfile.x")));

    [Fact]
    public void What_is_excluded_is_not_read()
    {
        var disk = new MemoryDisk("/p/a/Dockerfile", "/p/b/Dockerfile", "/p/Dockerfile");
        var found = Discovery.Find(disk, "/p", new DiscoveryOptions { ExcludedPaths = ["/p/a", "/p/Dockerfile"] });
        Assert.Equal(["/p/b/Dockerfile"], found.Files.Select(f => f.Path));
        Assert.Equal(["/p/b/Dockerfile"], disk.Read);
    }

    [Fact]
    public void Bounds_end_the_search_and_are_told()
    {
        var disk = new MemoryDisk("/p/Dockerfile", "/p/a/b/c/Dockerfile");
        var deep = Discovery.Find(disk, "/p", new DiscoveryOptions { MaxDepth = 2 });
        Assert.Equal(["/p/Dockerfile"], deep.Files.Select(f => f.Path));
        Assert.Equal(["/p/a/b/c"], deep.Skipped.Select(s => s.Path));

        var wide = Discovery.Find(new MemoryDisk([.. Enumerable.Range(0, 50).Select(i => $"/p/{i:00}/Dockerfile")]), "/p", new DiscoveryOptions { MaxFolders = 10 });
        Assert.Equal(9, wide.Files.Count);
        Assert.Single(wide.Skipped);

        var many = Discovery.Find(new MemoryDisk([.. Enumerable.Range(0, 50).Select(i => $"/p/Dockerfile.{i:00}x")]), "/p", new DiscoveryOptions { MaxFiles = 10 });
        Assert.Equal(10, many.Files.Count);
        Assert.Single(many.Skipped);
    }

    [Fact]
    public void Files_that_rules_ask_for_are_known()
    {
        var found = Discovery.Find(new MemoryDisk("/p/.dockerignore", "/p/app.csproj", "/p/nuget.config", "/p/Program.cs", "/p/src/Directory.Build.props"), "/p");
        Assert.Equal(["/p/.dockerignore", "/p/app.csproj", "/p/nuget.config", "/p/src/Directory.Build.props"], found.KnownPaths);
    }

    [Fact]
    public void What_builders_leave_out_and_what_is_secret_is_known()
    {
        var found = Discovery.Find(new MemoryDisk("/p/.env", "/p/.env.example", "/p/.git/config", "/p/tls/web.pfx").Add("/p/.dockerignore", "bin\n").Add("/p/Dockerfile.dockerignore", "obj\n"), "/p");
        Assert.Equal(["/p/.dockerignore", "/p/.env", "/p/.git", "/p/Dockerfile.dockerignore", "/p/tls/web.pfx"], found.KnownPaths);
        Assert.Equal(["/p/.dockerignore bin\n", "/p/Dockerfile.dockerignore obj\n"], found.IgnoreFiles.Select(f => f.Key + " " + f.Value));
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void A_search_with_holes_is_not_complete()
    {
        Assert.True(Discovery.Find(new MemoryDisk("/p/a/x.csproj", "/p/obj/y.csproj"), "/p", new DiscoveryOptions { ExcludedPaths = ["/p/obj"] }).IsComplete);
        Assert.False(Discovery.Find(new MemoryDisk("/p/a/x.csproj"), "/p", new DiscoveryOptions { ExcludedPaths = ["/p/a"] }).IsComplete);
        Assert.False(Discovery.Find(new MemoryDisk("/p/Dockerfile", "/p/link/"), "/p").IsComplete);
        Assert.False(Discovery.Find(new MemoryDisk("/p/a/b/c/Dockerfile"), "/p", new DiscoveryOptions { MaxDepth = 1 }).IsComplete);
    }

    [Fact]
    public void Folders_above_are_listed_up_to_the_root()
    {
        var disk = new MemoryDisk("/r/.git/HEAD", "/r/Directory.Packages.props", "/r/src/nuget.config", "/r/src/web/web.csproj", "/r/src/other/other.csproj", "/global.json").Add("/r/.dockerignore", "bin\n");
        var above = Discovery.Upwards(disk, "/r/src", "/r");
        Assert.Equal(["/r/.dockerignore", "/r/.git", "/r/Directory.Packages.props", "/r/src/nuget.config"], above.KnownPaths);
        Assert.Equal(["/r", "/r/src"], above.ListedFolders);
        Assert.Equal("/r/.dockerignore", Assert.Single(above.IgnoreFiles).Key);
    }

    [Fact]
    public void A_named_file_may_have_any_name()
    {
        var disk = new MemoryDisk().Add("/p/worker.docker").Add("/p/stack.json", "{ \"services\": { \"a\": { \"image\": \"debian\" } } }").Add("/p/x.txt", "hello\n");
        Assert.Equal(FileKind.Dockerfile, Discovery.Named(disk, "/p/worker.docker")!.Kind);
        Assert.Equal(FileKind.Compose, Discovery.Named(disk, "/p/stack.json")!.Kind);
        Assert.Equal(FileKind.Kubernetes, Discovery.Named(disk, "/p/x.txt", FileKind.Kubernetes)!.Kind);
        Assert.Null(Discovery.Named(disk, "/p/absent"));
    }

    static string[] Found(MemoryDisk disk) => [.. Discovery.Find(disk, "/p").Files.Select(f => f.Path["/p/".Length..])];
}
