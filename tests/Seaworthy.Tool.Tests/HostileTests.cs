using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Files that nobody means well with. Each run ends in time (the bound is in <see cref="Tool"/>), without a stack trace, and says what it did.</summary>
public sealed class HostileTests
{
    const int Deep = 100_000;

    [Theory]
    [InlineData("compose.yaml", "services: ", "[")]
    [InlineData("compose.yaml", "services: ", "{a: ")]
    [InlineData("compose.yaml", "services:\n", "- ")]
    [InlineData("compose.yaml", "services:\n", "? ")]
    [InlineData("pod.yaml", "apiVersion: v1\nkind: Pod\nspec: ", "[")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN ", "(")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN echo ", "$(")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nENV A=", "${A:-")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nCMD ", "[")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN ", "if ")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN ", "\\\n")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN ", "<<A ")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\n", "ONBUILD ")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN echo ", "`")]
    public void Depth_is_bounded(string name, string start, string again)
    {
        using var folder = new Folder().Write(name, start + new StringBuilder().Insert(0, again, Deep));
        var outcome = folder.Run("check", name, "--fix=all", "--diff");
        AssertCalm(outcome);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_by_name()
    {
        using var folder = new Folder().Write("Dockerfile", "FROM a:1\nRUN echo " + new string('x', 10_000_000) + "\n").Write("sub/compose.yaml", "# " + new string('x', 10_000_000));
        folder.Run("check", "Dockerfile").Refuses("Dockerfile", "4 MB");
        folder.Run("check", "sub").Refuses("compose.yaml", "longer than 4 MB");
    }

    [Theory]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nRUN echo ")]
    [InlineData("Dockerfile", "FROM a:1\nUSER 1\nENV A=")]
    [InlineData("compose.yaml", "services: { a: { image: acme/a:1.2, read_only: false, command: ")]
    [InlineData("pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: ")]
    public void A_long_line_is_no_trouble(string name, string start)
    {
        var words = new StringBuilder().Insert(0, "word && ", 3_000_000 / 8).ToString();
        using var folder = new Folder().Write("words/" + name, start + words + "\n").Write("letters/" + name, start + new string('x', 3_000_000) + "\n");
        foreach (var part in new[] { "words", "letters" })
        {
            var outcome = folder.Run("check", part);
            AssertCalm(outcome);
            Assert.True(outcome.Output.Length < 100_000, $"{outcome.Output.Length} characters of output");
        }
    }

    [Fact]
    public void An_alias_bomb_is_not_expanded()
    {
        var bomb = new StringBuilder("x0: &x0 { image: acme/a:latest }\n");
        for (var i = 1; i <= 60; i++)
            bomb.Append(string.Concat("x", i, ": &x", i, " [ ")).Append(string.Concat(Enumerable.Repeat("*x" + (i - 1) + ", ", 10))).Append("]\n");
        using var folder = new Folder().Write("compose.yaml", bomb + "services: { a: { image: acme/a:1.2, environment: *x60, <<: [ *x60, *x0 ] }, b: *x60 }\n")
            .Write("ring/compose.yaml", "services: &s\n  a: &a { image: acme/a:1.2, <<: *a, deploy: *s }\n");
        AssertCalm(folder.Run("check"));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_trouble()
    {
        var noise = new byte[200_000];
        new Random(7).NextBytes(noise);
        using var folder = new Folder().Write("Dockerfile", noise).Write("nul/Dockerfile", new byte[1000]).Write("compose.yaml", noise)
            .Write("elf/Dockerfile", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 1, (byte)'\n', 0xff, 0xfe]);
        AssertCalm(folder.Run("check"));
        AssertCalm(folder.Run("check", "--format", "json"));
    }

    [Fact]
    public void Empty_files_are_read()
    {
        using var folder = new Folder();
        string[] names = ["Dockerfile", "compose.yaml", "pod.yaml", ".editorconfig"];
        foreach (var name in names)
            folder.Write(name, "");
        // A build of an empty Dockerfile fails; an empty compose file is one without services.
        Assert.Contains("SEA0002", folder.Run("check").Exits(1).Output, StringComparison.Ordinal);
        folder.Run("check", "compose.yaml").Exits(0);
        folder.Run("check", "pod.yaml").Exits(0);
    }

    [Fact]
    public void Folders_with_the_names_of_files_and_links_in_a_ring_are_walked_once()
    {
        using var folder = new Folder().Write("Dockerfile/compose.yaml/Dockerfile", "FROM alpine:latest\nUSER 1000\n");
        Directory.CreateSymbolicLink(folder.At("Dockerfile/up"), folder.Path);
        Directory.CreateSymbolicLink(folder.At("self"), folder.At("self"));
        File.CreateSymbolicLink(folder.At("compose.yaml"), folder.At("compose.yaml"));
        var report = folder.Run("check", "--only", "SEA1001", "--format", "json").Exits(1).Json();
        Assert.Equal(["Dockerfile/compose.yaml/Dockerfile"], report.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()));
        folder.Run("check", "--only", "SEA1001", "Dockerfile").Exits(1);
        folder.Run("check", "self").Refuses("self");
        folder.Run("check", "compose.yaml").Refuses("compose.yaml");
    }

    [Fact]
    public void A_link_out_of_the_repository_is_not_followed()
    {
        using var elsewhere = new Folder().Write("secret", "PASSWORD=hunter2\n").Write("folder/secret", "PASSWORD=hunter2\n");
        using var folder = new Folder().Write("real", "FROM alpine:latest\nUSER 1000\n");
        File.CreateSymbolicLink(folder.At("Dockerfile"), elsewhere.At("secret"));
        Directory.CreateSymbolicLink(folder.At("inside"), elsewhere.At("folder"));
        File.CreateSymbolicLink(folder.At("api.Dockerfile"), folder.At("inside/secret"));
        File.CreateSymbolicLink(folder.At("web.Dockerfile"), folder.At("real"));
        var report = folder.Run("check", "--only", "SEA1001,SEA0002", "--format", "json").Exits(1).Json();
        Assert.Equal(["web.Dockerfile"], report.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()));
    }

    [Fact]
    public void Merge_keys_that_multiply_end()
    {
        var text = new StringBuilder("x0: &x0 { k: v }\n");
        for (var i = 1; i < 30; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"x{i}: &x{i} {{ <<: [*x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}] }}\n");
        using var folder = new Folder().Write("compose.yaml", text + "services: { api: { <<: *x29, image: acme/api:1.4.2 } }\n");
        AssertCalm(folder.Run("check", "--mode", "all"));
    }

    [Fact]
    public void Many_findings_are_no_trouble()
    {
        var text = new StringBuilder("FROM acme/a:1.2\nUSER 1000\n").Insert(26, "ENV A 1\n", 20_000);
        using var folder = new Folder().Write("Dockerfile", text.ToString());
        var outcome = folder.Run("check", "--only", "SEA6017", "--format", "json").Exits(1);
        Assert.Equal(20_000, outcome.Json().GetProperty("findings").GetArrayLength());
        folder.Run("check", "--only", "SEA6017", "--fix").Exits(0);
        Assert.DoesNotContain("ENV A 1", folder.Read("Dockerfile"), StringComparison.Ordinal);
    }

    static void AssertCalm(Outcome outcome)
    {
        Assert.True(outcome.ExitCode is 0 or 1, $"exit code {outcome.ExitCode}\n{outcome.Error}");
        Assert.Equal("", outcome.Error);
        Assert.DoesNotContain("SEA0001", outcome.Output, StringComparison.Ordinal);
    }
}
