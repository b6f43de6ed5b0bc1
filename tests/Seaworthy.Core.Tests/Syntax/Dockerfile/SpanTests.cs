using System.Linq;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Dockerfile;

/// <summary>Where the parts of instructions stand.</summary>
public sealed class SpanTests
{
    [Fact]
    public void A_word_behind_comments_and_blank_lines_maps_to_its_own_line()
    {
        const string Text = "FROM a\nRUN one \\\n  # comment\n\n  two \\\n  three\n";
        var run = Assert.IsType<RunInstruction>(Parse(Text).Instructions[1]);
        var at = run.Command.Text.IndexOf("three", System.StringComparison.Ordinal);
        Assert.Equal("three", Slice(Text, run.Command.ToSource(new TextSpan(at, 5))));
        Assert.Single(run.BlankLines);
        Assert.Single(Parse(Text).Comments);
    }

    [Fact]
    public void From_knows_its_parts()
    {
        const string Text = "from --platform=linux/amd64 Alpine:3 as Build # no comment";
        var from = Assert.IsType<FromInstruction>(Parse("FROM --platform=linux/amd64 alpine:3 as Build\n").Instructions[0]);
        Assert.Equal("alpine:3", from.Image.Raw.Text);
        Assert.Equal("Build", from.StageName!.Raw.Text);
        Assert.Equal("linux/amd64", from.Platform!.Text);
        Assert.Equal("FROM", Parse(Text).Instructions[0].Keyword);
    }

    [Fact]
    public void The_backtick_escapes_when_a_directive_says_so()
    {
        var syntax = Parse("# escape=`\nFROM a\nRUN dir `\n  C:\\\nCOPY a C:\\b\n");
        Assert.Equal(3, syntax.Instructions.Count);
        Assert.Equal("dir   C:\\", ((RunInstruction)syntax.Instructions[1]).Command.Text);
        Assert.Equal("C:\\b", ((CopyInstruction)syntax.Instructions[2]).Destination!.Raw.Text);
    }

    [Fact]
    public void A_directive_behind_a_comment_is_a_comment()
    {
        var syntax = Parse("# hello\n# escape=`\nFROM a\n");
        Assert.Empty(syntax.Directives);
        Assert.Equal('\\', syntax.Escape);
        Assert.Equal(2, syntax.Comments.Count);
    }

    [Theory]
    [InlineData("COPY --chwon=1 a b", "--chwon", "COPY has no flag '--chwon'; use --chown")]
    [InlineData("RNU id", "RNU", "'RNU' is not a valid instruction; use RUN")]
    [InlineData("ENV A", "ENV", "ENV has no value for 'A'; use ENV name=value")]
    [InlineData("SHELL bash", "SHELL", "The command of SHELL is not a JSON list; use a list such as [\"/bin/sh\", \"-c\"]")]
    [InlineData("CMD [1]", "CMD", "The list of CMD contains a value that is not a string; quote each element")]
    [InlineData("RUN <<EOF", "<<EOF", "The here-document is not closed; add a line 'EOF'")]
    public void A_slip_is_one_diagnostic_at_its_place(string line, string marked, string message)
    {
        var text = "FROM a\n" + line + "\n";
        var diagnostic = Assert.Single(Parse(text).Diagnostics);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal(marked, Slice(text, diagnostic.Span));
    }

    [Fact]
    public void A_slip_hides_nothing_else()
    {
        var syntax = Parse("FROM a\nCOPY --nope a b\nWHAT is this\nRUN <<X\nx\nX\nUSER 5\n");
        Assert.Equal(2, syntax.Diagnostics.Count);
        Assert.Equal(5, syntax.Instructions.Count);
        Assert.Equal("5", ((ValueInstruction)syntax.Instructions[4]).Value.Raw.Text);
    }

    [Fact]
    public void A_substituted_text_maps_to_the_default_it_comes_from()
    {
        const string Text = "ARG TAG=latest\nFROM app:$TAG\n";
        var syntax = Parse(Text);
        var tag = ((ArgInstruction)syntax.Instructions[0]).Declarations[0].Value!;
        var expanded = ((FromInstruction)syntax.Instructions[1]).Image.Expand(Seaworthy.Model.VariableScope.Empty.With("TAG", VariableState.Known, tag.Raw))
            .Text!;
        Assert.Equal("app:latest", expanded.Text);
        Assert.Equal(Text.IndexOf("latest", System.StringComparison.Ordinal), expanded.ToSource(4));
    }

    [Fact]
    public void Mounts_are_read_from_their_flag()
    {
        var run = (RunInstruction)Parse("FROM a\nRUN --mount=type=secret,id=x,target=/s --network=none id\n").Instructions[1];
        Assert.Equal(("secret", "/s"), (run.Mounts[0].Type, run.Mounts[0].Target!.Text));
        Assert.Equal("none", run.FindFlag("network")!.Value!.Text);
        Assert.Equal(["mount", "network"], run.Flags.Select(f => f.Name));
    }

    static DockerfileSyntax Parse(string text) => DockerfileSyntax.Parse(new SourceText("Dockerfile", text));

    static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
