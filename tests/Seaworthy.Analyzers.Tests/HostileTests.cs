using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Hosting;
using Xunit;

namespace Seaworthy.Analyzers.Tests;

/// <summary>Whatever an additional file holds, the analyzer ends, throws nothing, and still reports the good file beside it.</summary>
public class HostileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\u0001\uffff")]
    [InlineData("\ud800")]
    [InlineData("\ufefffrom x\r\r\n\\")]
    [InlineData("services: &a { b: *a }")]
    [InlineData("services: [")]
    [InlineData("seaworthy workspace 1\nown\tdockerfile\t%ZZ\n\t\t\t\t")]
    public async Task Odd_texts(string text) => await Survives(text);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("FROM a\n")]
    [InlineData("RUN if (")]
    public async Task Deep_and_long_texts(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));
        await Survives("apiVersion: v1\nkind: Pod\nspec: " + text);
        await Survives(text);
    }

    [Fact]
    public async Task A_file_without_a_text_or_that_cannot_be_read_is_passed_over()
    {
        var found = await new CompilerHost().File(new MemoryText("/p/a.Dockerfile", null)).File(new UnreadableText("/p/b.Dockerfile"))
            .File(new UnreadableText("/p/obj/" + WorkspaceFile.FileName)).File("/p/Dockerfile", "FROM debian:latest\n").Run();
        Assert.Contains(found, d => d.Id == "SEA1001");
        Assert.All(found, d => Assert.Equal("/p/Dockerfile", d.Location.GetLineSpan().Path));
    }

    [Fact]
    public async Task A_file_longer_than_anybody_writes_is_passed_over()
    {
        var host = new CompilerHost().File("/p/Dockerfile", "FROM debian:latest\n" + new string('#', HostLimits.LargestFile));
        Assert.Empty(await host.Run());
        Assert.Equal(0, host.Analyzer.ParseCount);
    }

    static async Task Survives(string text)
    {
        var found = await new CompilerHost()
            .File("/p/x.Dockerfile", text).File("/p/compose.yaml", text).File("/p/x.yaml", text).File("/p/seaworthy.baseline.json", text)
            .File("/p/Dockerfile", "FROM debian:latest\n").Run();
        Assert.Contains(found, d => d.Id == "SEA1001" && d.Location.GetLineSpan().Path == "/p/Dockerfile");
        foreach (var finding in found)
        {
            var path = finding.Location.GetLineSpan().Path;
            if (path != "/p/Dockerfile")
                Assert.Equal(SourceText.From(text).Lines.GetLinePositionSpan(finding.Location.SourceSpan), finding.Location.GetLineSpan().Span);
        }
    }
}
