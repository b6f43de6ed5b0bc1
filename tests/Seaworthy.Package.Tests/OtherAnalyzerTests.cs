using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>Another analyzer package that brings a YamlDotNet of another version, under its own name.</summary>
[Collection(OnePackage.Name)]
public sealed class OtherAnalyzerTests(PackageFixture package)
{
    [Fact]
    public async Task Both_analyzers_work_side_by_side()
    {
        var scratch = package.NewScratch("others");
        scratch.Write("other/Other.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <LangVersion>latest</LangVersion>
                <Version>1.0.0</Version>
                <IncludeBuildOutput>false</IncludeBuildOutput>
                <NoWarn>$(NoWarn);NU5128;NU1701;RS1036;RS2008</NoWarn>
                <TargetsForTfmSpecificContentInPackage>$(TargetsForTfmSpecificContentInPackage);Add</TargetsForTfmSpecificContentInPackage>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.CodeAnalysis.Common" Version="4.8.0" PrivateAssets="all" />
                <PackageReference Include="YamlDotNet" Version="16.3.0" GeneratePathProperty="true" PrivateAssets="all" />
              </ItemGroup>
              <Target Name="Add">
                <ItemGroup>
                  <TfmSpecificPackageFile Include="$(TargetPath);$(PkgYamlDotNet)/lib/netstandard2.0/YamlDotNet.dll" PackagePath="analyzers/dotnet/cs/" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        scratch.Write("other/Other.cs", """
            using System.Collections.Immutable;
            using System.IO;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public sealed class OtherAnalyzer : DiagnosticAnalyzer
            {
                static readonly DiagnosticDescriptor s_rule = new("OTHER1", "Other", "YAML has {0} events, read by {1}", "Other", DiagnosticSeverity.Warning, true);

                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(s_rule);

                public override void Initialize(AnalysisContext context)
                {
                    context.EnableConcurrentExecution();
                    context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                    context.RegisterCompilationAction(c =>
                    {
                        var parser = new YamlDotNet.Core.Parser(new StringReader("a: [b]"));
                        var count = 0;
                        while (parser.MoveNext())
                            count++;
                        c.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None, count, typeof(YamlDotNet.Core.Parser).Assembly.GetName().Version.Major));
                    });
                }
            }
            """);
        (await scratch.RunAsync($"pack other -tl:off -nologo -o \"{package.Feed}\"")).Succeeded();

        scratch.Project("app", "<SeaworthyMode>None</SeaworthyMode>", "<PackageReference Include=\"Other\" Version=\"1.0.0\" PrivateAssets=\"all\" />");
        scratch.Write("app/.editorconfig", Manifests.TwoRules);
        scratch.AddManifests("app");
        await scratch.RestoreAsync("app");
        var result = (await scratch.BuildAsync("app")).Succeeded();
        Assert.Equal(Manifests.AllFindings.Order(StringComparer.Ordinal), result.Of("app").Select(d => d.Short).Order(StringComparer.Ordinal));
        Assert.Contains("warning OTHER1: YAML has 10 events, read by 16", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", result.Output, StringComparison.Ordinal);
    }
}
