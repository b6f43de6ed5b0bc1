using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>Packs the package once for all tests, and gives out scratch folders that restore it.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    readonly string _root = Path.Combine(Path.GetTempPath(), "seaworthy-" + Guid.NewGuid().ToString("N")[..8]);
    SharedBuild? _shared;

    /// <summary>No other folder of packages can hold one of this version.</summary>
    public string Version { get; } = "0.1.0-test." + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The system that the tests run on, for which the package holds native code; the others would fetch a runtime each.</summary>
    public static string Platform { get; } =
        (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-") + RuntimeInformation.ProcessArchitecture.ToString()
            .ToLowerInvariant();

    public string Feed => Path.Combine(_root, "feed");

    public string Packages => Path.Combine(_root, "packages");

    public string PackagePath => Path.Combine(Feed, $"Seaworthy.{Version}.nupkg");

    /// <summary>The same, packed once more from a clean slate.</summary>
    public string SecondPackagePath => Path.Combine(_root, "again", $"Seaworthy.{Version}.nupkg");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Packages);
        await PackAsync(Feed);
        // Zip dates are even seconds; the second package must not be lucky.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await PackAsync(Path.GetDirectoryName(SecondPackagePath)!);
    }

    public Task DisposeAsync()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException)
        {
            // A compiler server may still hold a file; the system's temporary folder is swept by others.
        }
        return Task.CompletedTask;
    }

    /// <summary>The projects that are built together, when first asked for.</summary>
    public SharedBuild Shared => _shared ??= new SharedBuild(this);

    public Scratch NewScratch(string name) => NewScratch(name, Feed, Version);

    public Scratch NewScratch(string name, string feed, string version) => new(Path.Combine(_root, name), feed, Packages, version);

    /// <summary>
    /// The package and the tool, built with other properties. The configuration has a name of its own, so that what the other tests use stays as it is.
    /// </summary>
    public async Task<(string Package, string Version, string Tool)> PublishAsync(params string[] properties)
    {
        const string Published = "Published";
        var version = Version + ".published";
        var feed = Path.Combine(_root, "published");
        var source = Path.Combine(RepositoryRoot(), "src");
        var arguments = $"--no-restore -tl:off -v q -c {Published} -p:RunAnalyzers=false {string.Join(' ', properties)}";
        (await Dotnet.RunAsync(Path.Combine(source, "Seaworthy.Tool"), "", $"build {arguments} -o \"{Path.Combine(_root, "tool")}\"")).Succeeded();
        (await Dotnet.RunAsync(
            Path.Combine(source, "Seaworthy"), "", $"pack {arguments} -o \"{feed}\" -p:PackageVersion={version} -p:PrecompiledFor=none")).Succeeded();
        return (Path.Combine(feed, $"Seaworthy.{version}.nupkg"), version, Path.Combine(_root, "tool", "seaworthy.dll"));
    }

    /// <summary>The command that starts the tool as it was built with the tests.</summary>
    public static string ToolCommand =>
        $"dotnet \"{Path.Combine(RepositoryRoot(), "src", "Seaworthy.Tool", "bin", Configuration, "net10.0", "seaworthy.dll")}\"";

    async Task PackAsync(string output)
    {
        var project = Path.Combine(RepositoryRoot(), "src", "Seaworthy");
        var nuspec = Path.Combine(_root, "nuspec-" + Path.GetFileName(output)) + Path.DirectorySeparatorChar;
        // Not built: the tests were built with it, and others may be building the same sources now.
        var result = await Dotnet.RunAsync(
            project, "", $"pack --no-build --no-restore -tl:off -c {Configuration} -o \"{output}\" -p:PackageVersion={Version} -p:PrecompiledFor={Platform} -p:NuspecOutputPath=\"{nuspec}\"");
        result.Succeeded();
    }

    static string Configuration => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration")
        .Value!;

    static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests must run below the repository");
        return folder;
    }
}

[CollectionDefinition(Name)]
public sealed class OnePackage : ICollectionFixture<PackageFixture>
{
    public const string Name = "package";
}
