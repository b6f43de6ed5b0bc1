using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Seaworthy.Analyzers.Tests;

public class LocationTests
{
    [Fact]
    public async Task A_finding_marks_the_characters_at_fault_in_the_additional_file()
    {
        var found = await new CompilerHost().File("/p/Dockerfile", "# syntax=docker/dockerfile:1\nFROM debian:latest\nUSER app\n").Run();

        var tag = Assert.Single(found, d => d.Id == "SEA1001");
        Assert.Equal(LocationKind.ExternalFile, tag.Location.Kind);
        Assert.Equal("/p/Dockerfile", tag.Location.GetLineSpan().Path);
        Assert.Equal("(1,12)-(1,18)", tag.Location.GetLineSpan().Span.ToString());
        Assert.Equal("Images", tag.Descriptor.Category);
        Assert.Equal(DiagnosticSeverity.Warning, tag.Severity);
        Assert.StartsWith("Image 'debian:latest' has the tag 'latest'", tag.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            System.StringComparison.Ordinal);
        Assert.Equal("latest-tag", tag.Properties["slug"]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public async Task Lines_are_counted_as_the_compiler_counts_them(string lineBreak)
    {
        // The odd line breaks stand in comments, where they change nothing but the count.
        var text = $"# one{lineBreak}# é😀{lineBreak}\nFROM debian:latest\nUSER app\n";
        var found = await new CompilerHost().File("/p/Dockerfile", text).Run();

        var tag = Assert.Single(found, d => d.Id == "SEA1001");
        var span = tag.Location.SourceSpan;
        Assert.Equal("latest", text.Substring(span.Start, span.Length));
        Assert.Equal(SourceText.From(text).Lines.GetLinePositionSpan(span), tag.Location.GetLineSpan().Span);
    }

    [Fact]
    public async Task Braces_in_a_message_are_no_placeholders()
    {
        var found = await new CompilerHost().File("/p/compose.yaml", "services:\n  a:\n    image: '{0}{1:latest'\n  b:\n    image: debian:latest\n").Run();

        Assert.Contains(found, d => d.Id == "SEA1001");
        Assert.All(found, d => Assert.NotEmpty(d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Visual_basic_projects_get_the_same_findings()
    {
        const string Dockerfile = "FROM debian:latest\n";
        var csharp = await new CompilerHost().File("/p/Dockerfile", Dockerfile).Run();
        var basic = await new CompilerHost { VisualBasic = true }.File("/p/Dockerfile", Dockerfile).Run();

        Assert.NotEmpty(csharp);
        Assert.Equal(csharp.Select(d => d.ToString()), basic.Select(d => d.ToString()));
    }

    [Fact]
    public async Task A_file_that_is_listed_twice_is_linted_once_and_one_that_is_none_of_ours_never()
    {
        var host = new CompilerHost().File("/p/BannedSymbols.txt", "FROM debian:latest\n").File("/p/settings.json", "{}")
            .File("/p/values.yaml", "replicas: 1\n");
        Assert.Empty(await host.Run());
        Assert.Equal(0, host.Analyzer.ParseCount);
    }
}
