using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Seaworthy.Package.Tests;

/// <summary>A folder of projects that use the package from a feed of their own.</summary>
public sealed class Scratch
{
    readonly string _packages;
    readonly string _version;
    readonly List<string> _projects = [];

    public Scratch(string root, string feed, string packages, string version)
    {
        Root = root;
        _packages = packages;
        _version = version;
        Directory.CreateDirectory(root);
        // Packages that this machine has already need not be fetched again; ours is in no folder but the feed.
        var machine = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var fallback = Directory.Exists(machine) ? $"<fallbackPackageFolders><add key=\"machine\" value=\"{machine}\" /></fallbackPackageFolders>" : "";
        Write("nuget.config", $"<configuration><packageSources><add key=\"seaworthy-test\" value=\"{feed}\" /></packageSources>{fallback}</configuration>");
        Write("Directory.Build.props", "<Project><PropertyGroup><UseSharedCompilation>true</UseSharedCompilation></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Root { get; }

    public string Version => _version;

    public string this[string path] => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        var full = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    /// <summary>Writes <c>name/name.ending</c> with a source file that compiles.</summary>
    public void Project(string name, string properties, string items = "", string ending = "csproj", string frameworks = "net10.0", string? sdk = null,
        string? reference = null)
    {
        var several = frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "";
        Write($"{name}/{Path.GetFileName(name)}.{ending}", $"""
            <Project Sdk="{sdk ?? "Microsoft.NET.Sdk"}">
              <PropertyGroup>
                <TargetFramework{several}>{frameworks}</TargetFramework{several}>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {reference ?? $"<PackageReference Include=\"Seaworthy\" Version=\"{_version}\" PrivateAssets=\"all\" />"}
                {(ending == "fsproj" ? "<Compile Include=\"Code.fs\" />" : "")}
                {items}
              </ItemGroup>
            </Project>
            """);
        if (ending == "fsproj")
            Write($"{name}/Code.fs", "module Code\nlet one = 1\n");
        else if (ending == "vbproj")
            Write($"{name}/Code.vb", "Class Code\nEnd Class\n");
        else if (sdk is null)
            Write($"{name}/Code.cs", "class Code { }\n");
        _projects.Add($"{name}/{Path.GetFileName(name)}.{ending}");
    }

    /// <summary>The three manifests of <see cref="Manifests"/>.</summary>
    public void AddManifests(string folder)
    {
        Write(folder + "/Dockerfile", Manifests.Dockerfile);
        Write(folder + "/compose.yaml", Manifests.Compose);
        Write(folder + "/k8s/web.yaml", Manifests.Kubernetes);
    }

    /// <summary>A solution of the projects written so far whose path begins with that.</summary>
    public void Solution(string path, string prefix = "")
    {
        var folder = Path.GetDirectoryName(this[path])!;
        var projects = _projects.Where(p => p.StartsWith(prefix, StringComparison.Ordinal))
            .Select(p => $"  <Project Path=\"{Path.GetRelativePath(folder, this[p])}\" />\n");
        Write(path, "<Solution>\n" + string.Concat(projects) + "</Solution>\n");
    }

    public Task<DotnetResult> RunAsync(string arguments, params (string Name, string Value)[] environment) =>
        Dotnet.RunAsync(Root, _packages, arguments, environment);

    public Task<DotnetResult> BuildAsync(string arguments, params (string Name, string Value)[] environment) =>
        RunAsync("build --no-restore -tl:off -nologo " + arguments, environment);

    public async Task RestoreAsync(string path) => (await RunAsync($"restore -tl:off {path}")).Succeeded();
}
