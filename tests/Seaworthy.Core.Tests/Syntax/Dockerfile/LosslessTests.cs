using System;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Dockerfile;

/// <summary>The leaves tile the file, whatever is in it.</summary>
public sealed class LosslessTests
{
    const string Rich = """
        # syntax=docker/dockerfile:1
        # escape=\
        ARG TAG=1 OTHER
        # what it is
        FROM --platform=$BUILDPLATFORM alpine:${TAG:-3} AS base

        RUN --mount=type=cache,target=/x apk add \
            # why
            curl \

            git && echo "a b" | tee 'x y'
        ENV A=1 B="two words" C=three\ words
        ENV LEGACY the rest
        COPY --chown=1:1 ["a b", "/c/"]
        COPY <<ONE <<-'TWO' /dest/
        one $A
        ONE
        	two
        	TWO
        ONBUILD RUN <<EOF
        echo hi
        EOF
        HEALTHCHECK --interval=5s CMD curl -f http://localhost || exit 1
        EXPOSE 80/tcp $PORT
        USER app:app
        CMD ["run", "\u00e9"]
        """;

    [Fact]
    public void Tokens_tile_a_file_with_everything() => AssertTiles(Rich);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n\t")]
    public void Tokens_tile_with_other_line_ends(string end) => AssertTiles(Rich.Replace("\n", end, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    [InlineData("\ufeff# syntax=x\nFROM a")]
    [InlineData("FROM a\\")]
    [InlineData("RUN <<EOF\n")]
    [InlineData("RUN a <<A <<B\nx\nA\n")]
    [InlineData("FROM a\nRUN x \\\n\n\n\n")]
    [InlineData("\0FROM a")]
    public void Tokens_tile_odd_files(string text) => AssertTiles(text);

    [Fact]
    public void Tokens_tile_after_random_edits()
    {
        var random = new Random(7);
        const string Pieces = "\\\n\r \t\"'<[]{}$#-=`E";
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder(Rich);
            for (var edit = random.Next(1, 8); edit > 0; edit--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                else
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }
            AssertTiles(text.ToString());
        }
    }

    [Fact]
    public void Tokens_tile_every_real_file()
    {
        foreach (var path in SharedFiles.Files("corpus/dockerfiles").Concat(SharedFiles.Files("corpus/hostile")))
            AssertTiles(File.ReadAllText(path));
    }

    [Fact]
    public void Real_files_have_no_syntax_error()
    {
        foreach (var path in SharedFiles.Files("corpus/dockerfiles"))
            Assert.Empty(DockerfileSyntax.Parse(new SourceText(path, File.ReadAllText(path))).Diagnostics.Select(d => $"{path}: {d.Message}"));
    }

    static void AssertTiles(string text)
    {
        var syntax = DockerfileSyntax.Parse(new SourceText("Dockerfile", text));
        var position = 0;
        foreach (var token in syntax.Tokens())
        {
            Assert.Equal(position, token.Span.Start);
            Assert.True(token.Span.Length > 0, $"an empty token at {position}");
            position = token.Span.End;
        }
        Assert.Equal(text.Length, position);
        foreach (var instruction in syntax.Instructions)
        {
            Assert.InRange(instruction.Span.Start, 0, text.Length);
            Assert.InRange(instruction.Span.End, instruction.Span.Start, text.Length);
            // Each character of the joined line stands in the file where it says.
            for (var i = 0; i < instruction.Arguments.Length; i++)
                Assert.Equal(instruction.Arguments.Text[i], text[instruction.Arguments.ToSource(i)]);
        }
    }
}
