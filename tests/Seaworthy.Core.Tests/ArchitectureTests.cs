using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Seaworthy.Core.Tests;

/// <summary>The arrows between projects go one way.</summary>
public sealed class ArchitectureTests
{
    // Who may know whom. The package holds all that is shipped in it.
    static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Seaworthy.Core"] = ["Seaworthy.Catalogue"],
        ["Seaworthy.Catalogue"] = [],
        ["Seaworthy.Analyzers"] = ["Seaworthy.Core"],
        ["Seaworthy.CodeFixes"] = ["Seaworthy.Analyzers", "Seaworthy.Core"],
        ["Seaworthy.Tasks"] = ["Seaworthy.Core"],
        ["Seaworthy.Images"] = ["Seaworthy.Core"],
        ["Seaworthy.Tool"] = ["Seaworthy.Core", "Seaworthy.Images"],
        ["Seaworthy.Precompiled"] = ["Seaworthy.Analyzers", "Seaworthy.Tasks"],
        ["Seaworthy"] = ["Seaworthy.Core", "Seaworthy.Analyzers", "Seaworthy.CodeFixes", "Seaworthy.Tasks"],
    };

    [Fact]
    public void Projects_know_whom_they_may()
    {
        var source = Path.Combine(Root(), "src");
        var projects = Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories).ToList();
        Assert.Equal(s_allowed.Keys.Order(), projects.Select(p => Path.GetFileNameWithoutExtension(p)).Order());
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.All(references, reference => Assert.True(s_allowed[name].Contains(reference), $"{name} must not know {reference}"));
        }
    }

    [Fact]
    public void Core_takes_no_package_into_the_compiler_but_the_yaml_parser()
    {
        var packages = XDocument.Load(Path.Combine(Root(), "src/Seaworthy.Core/Seaworthy.Core.csproj")).Descendants("PackageReference");
        foreach (var package in packages)
            Assert.Equal("all", package.Attribute("PrivateAssets")?.Value);
        Assert.Equal(
            ["Seaworthy.YamlDotNet", "netstandard"],
            typeof(Seaworthy.Linting.Linter).Assembly.GetReferencedAssemblies().Select(a => a.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_file_is_one_that_a_reader_dreads()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories))
        {
            if (!file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                Assert.True(File.ReadAllLines(file).Length <= 400, file);
        }
    }

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Analyzers.sln is not above the tests");
        return folder;
    }
}
