using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>The package file itself.</summary>
[Collection(OnePackage.Name)]
public sealed class NupkgTests(PackageFixture package)
{
    [Fact]
    public void Holds_these_files_and_no_other()
    {
        using var zip = ZipFile.OpenRead(package.PackagePath);
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "Sdk/Sdk.props",
                "Sdk/Sdk.targets",
                "Seaworthy.nuspec",
                "THIRD-PARTY-NOTICES.txt",
                "[Content_Types].xml",
                "_rels/.rels",
                "analyzers/dotnet/Seaworthy.Analyzers.dll",
                "analyzers/dotnet/Seaworthy.CodeFixes.dll",
                "analyzers/dotnet/Seaworthy.Core.dll",
                "analyzers/dotnet/Seaworthy.YamlDotNet.dll",
                "build/Seaworthy.Common.targets",
                "build/Seaworthy.Ids.props",
                "build/Seaworthy.props",
                "build/Seaworthy.targets",
                "buildMultiTargeting/Seaworthy.props",
                "buildMultiTargeting/Seaworthy.targets",
                "buildTransitive/Seaworthy.props",
                "buildTransitive/Seaworthy.targets",
                "package/services/metadata/core-properties/nuget.psmdcp",
                $"precompiled/{PackageFixture.Platform}/Seaworthy.Analyzers.dll",
                $"precompiled/{PackageFixture.Platform}/Seaworthy.Core.dll",
                $"precompiled/{PackageFixture.Platform}/Seaworthy.Tasks.dll",
                $"precompiled/{PackageFixture.Platform}/Seaworthy.YamlDotNet.dll",
                "tasks/netstandard2.0/Seaworthy.Core.dll",
                "tasks/netstandard2.0/Seaworthy.Tasks.dll",
                "tasks/netstandard2.0/Seaworthy.YamlDotNet.dll",
            ],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_equal_bytes_when_packed_again() =>
        Assert.Equal(File.ReadAllBytes(package.PackagePath), File.ReadAllBytes(package.SecondPackagePath));

    [Fact]
    public void Is_a_development_dependency_without_dependencies()
    {
        using var zip = ZipFile.OpenRead(package.PackagePath);
        using var stream = zip.GetEntry("Seaworthy.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("dependencies"));
    }

    [Fact]
    public void Names_the_licence_of_what_it_carries() =>
        Assert.Contains("YamlDotNet", Text("THIRD-PARTY-NOTICES.txt"), StringComparison.Ordinal);

    [Fact]
    public void Lists_the_ids_of_the_rules()
    {
        var ids = XDocument.Parse(Text("build/Seaworthy.Ids.props")).Descendants("SeaworthyRuleIds").Single().Value.Split(';');
        Assert.Contains("SEA1001", ids);
        Assert.Contains("SEA3001", ids);
        Assert.All(ids, id => Assert.Matches("^SEA[0-9]{4}$", id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Assemblies_of_both_hosts_are_the_same() =>
        Assert.All(["Seaworthy.Core.dll", "Seaworthy.YamlDotNet.dll"], name => Assert.Equal(Bytes("analyzers/dotnet/" + name),
            Bytes("tasks/netstandard2.0/" + name)));

    [Fact]
    public void Precompiled_assemblies_hold_native_code_beside_the_same_code()
    {
        foreach (var name in new[] { "Seaworthy.Core.dll", "Seaworthy.YamlDotNet.dll", "Seaworthy.Analyzers.dll" })
        {
            using var portable = new PEReader(new MemoryStream(Bytes("analyzers/dotnet/" + name)));
            using var native = new PEReader(new MemoryStream(Bytes($"precompiled/{PackageFixture.Platform}/{name}")));
            Assert.Equal(0, portable.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
            Assert.NotEqual(0, native.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
            Assert.Equal(Mvid(portable), Mvid(native));
        }
    }

    static Guid Mvid(PEReader reader)
    {
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    [Fact]
    public void No_assembly_holds_a_path_of_this_machine()
    {
        var home = System.Text.Encoding.UTF8.GetBytes(AppContext.BaseDirectory.Split("tests")[0]);
        using var zip = ZipFile.OpenRead(package.PackagePath);
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)))
            Assert.False(Bytes(entry.FullName).AsSpan().IndexOf(home) >= 0, entry.FullName);
    }

    string Text(string entry) => System.Text.Encoding.UTF8.GetString(Bytes(entry));

    byte[] Bytes(string entry)
    {
        using var zip = ZipFile.OpenRead(package.PackagePath);
        using var stream = zip.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
