using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Seaworthy.Tool.Tests;

public sealed class FixTests
{
    const string Compose = """
        # the shop
        version: "3.9"
        services:
          # faces the world
          api:
            image: acme/api:1.4.2   # pinned
            read_only: false
            ports: [ "8080:80" ]
            environment:
              GREETING: "Grüße 🐳"

        """;

    const string Fixed = """
        # the shop
        services:
          # faces the world
          api:
            image: acme/api:1.4.2   # pinned
            read_only: true
            ports: [ "127.0.0.1:8080:80" ]
            environment:
              GREETING: "Grüße 🐳"

        """;

    // The rules whose fixes the expectation above holds.
    static readonly string[] s_fixAll = ["check", "--fix=all", "--only", "SEA3001,SEA4001,SEA7001"];
    static readonly string[] s_diffAll = [.. s_fixAll, "--diff"];

    public static TheoryData<string, Encoding> Encodings => new()
    {
        { "\n", new UTF8Encoding(false) },
        { "\r\n", new UTF8Encoding(false) },
        { "\n", new UTF8Encoding(true) },
        { "\r\n", new UTF8Encoding(true) },
        { "\r\n", new UnicodeEncoding(false, true) },
        { "\n", new UnicodeEncoding(true, true) },
    };

    [Fact]
    public void A_key_that_one_fix_renames_and_another_adds_stands_there_once()
    {
        using var folder = new Folder().Write("pod.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
                securityContext:
                  readOnlyRootFileSystem: true

            """);
        folder.Run("check", "--fix=all", "--only", "SEA8001,SEA3001").Exits(0);
        Assert.Equal(1, folder.Read("pod.yaml").Split("readOnlyRootFile").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Line_endings_encoding_comments_and_the_missing_last_break_are_kept(string lineEnding, Encoding encoding)
    {
        byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text.TrimEnd('\n').ReplaceLineEndings(lineEnding))];
        using var folder = new Folder().Write("compose.yaml", Bytes(Compose));
        var first = folder.Run(s_fixAll).Exits(0);
        Assert.Contains("repaired compose.yaml: 3 fixes", first.Output, StringComparison.Ordinal);
        Assert.Equal(Bytes(Fixed), folder.Bytes("compose.yaml"));
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        using var folder = new Folder().Write("compose.yaml", Compose);
        folder.Run("check", "--fix=all");
        var once = folder.Bytes("compose.yaml");
        var written = File.GetLastWriteTimeUtc(folder.At("compose.yaml"));
        var second = folder.Run("check", "--fix=all");
        Assert.Equal(once, folder.Bytes("compose.yaml"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder.At("compose.yaml")));
        Assert.DoesNotContain("repaired", second.Output, StringComparison.Ordinal);
        Assert.Equal("", folder.Run("check", "--fix=all", "--diff").Exits(0).Output);
    }

    [Fact]
    public void A_plain_fix_takes_the_safe_ones_and_no_path_for_its_value()
    {
        using var folder = new Folder().Write("compose.yaml", Compose);
        folder.Run("check", "--only", "SEA3001,SEA7001", "--fix", "compose.yaml").Exits(1);
        Assert.DoesNotContain("version", folder.Read("compose.yaml"), StringComparison.Ordinal);
        Assert.Contains("read_only: false", folder.Read("compose.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_diff_can_be_applied_and_changes_nothing_itself()
    {
        using var folder = new Folder(isRepository: false);
        Tool.Git(folder.Path, null, "init", "-q").Exits(0);
        Tool.Git(folder.Path, null, "config", "core.autocrlf", "false").Exits(0);
        var expected = new UTF8Encoding(false).GetBytes(Fixed);
        string[] names = ["lf/compose.yaml", "crlf/compose.yaml", "bom/compose.yaml", "open/compose.yaml", "crlf open/compose.yaml", "qu\"ote/compose.yaml", "grün/compose.yaml"];
        foreach (var name in names)
            folder.Write(name, Variant(name, Compose));
        var diff = folder.Run(s_diffAll).Exits(1);
        foreach (var name in names)
            Assert.Equal(Variant(name, Compose), folder.Bytes(name));
        Tool.Git(folder.Path, diff.Output, "apply", "--whitespace=nowarn", "-").Exits(0);
        foreach (var name in names)
            Assert.Equal(Variant(name, Fixed), folder.Bytes(name));
        Assert.Equal("", folder.Run(s_diffAll).Exits(0).Output);

        static byte[] Variant(string name, string text)
        {
            if (name.Contains("open", StringComparison.Ordinal))
                text = text.TrimEnd('\n');
            if (name.Contains("crlf", StringComparison.Ordinal))
                text = text.ReplaceLineEndings("\r\n");
            return [.. name.StartsWith("bom", StringComparison.Ordinal) ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
        }
    }

    [Fact]
    public void Distant_changes_make_hunks_that_apply()
    {
        using var folder = new Folder(isRepository: false);
        Tool.Git(folder.Path, null, "init", "-q").Exits(0);
        var services = Enumerable.Range(0, 30).Select(i => $"  s{i}:\n    image: acme/a:1.{i}\n    read_only: {(i % 7 == 0 ? "false" : "true")}\n    user: '{i + 1}'\n");
        var text = "version: '3'\nservices:\n" + string.Concat(services);
        folder.Write("compose.yaml", text);
        var diff = folder.Run(s_diffAll).Exits(1).Output;
        Assert.Equal(5, diff.Split("\n@@ ").Length - 1);
        Tool.Git(folder.Path, diff, "apply", "-").Exits(0);
        Assert.Equal(text.Replace("version: '3'\n", "", StringComparison.Ordinal).Replace("false", "true", StringComparison.Ordinal), folder.Read("compose.yaml"));
    }

    [Fact]
    public void Nothing_is_written_through_a_link_that_leads_out_of_the_repository()
    {
        using var outside = new Folder(isRepository: false).Write("real.yaml", Compose).Write("far/compose.yaml", Compose);
        using var folder = new Folder().Write("a/compose.yaml", Compose);
        Directory.CreateDirectory(folder.At("b"));
        File.CreateSymbolicLink(folder.At("b/compose.yaml"), outside.At("real.yaml"));
        Directory.CreateSymbolicLink(folder.At("c"), outside.At("far"));
        folder.Run("check", "--fix=all", "b/compose.yaml").Refuses("b/compose.yaml", "nothing was written");
        folder.Run("check", "--fix=all", "c/compose.yaml").Refuses("c/compose.yaml", "nothing was written");
        folder.Run("check", "--fix=all", "a", "b/compose.yaml").Refuses("b/compose.yaml", "nothing was written");
        folder.Run("check", "--fix=all", outside.At("real.yaml")).Refuses("real.yaml", "nothing was written");
        Assert.Equal(Compose, outside.Read("real.yaml"));
        Assert.Equal(Compose, outside.Read("far/compose.yaml"));
        Assert.Equal(Compose, folder.Read("a/compose.yaml"));
    }

    [Fact]
    public void A_link_within_the_repository_is_followed_and_stays_a_link()
    {
        using var folder = new Folder().Write("real/base.yaml", Compose);
        File.CreateSymbolicLink(folder.At("compose.yaml"), System.IO.Path.Combine("real", "base.yaml"));
        folder.Run([.. s_fixAll, "compose.yaml"]).Exits(0);
        Assert.Equal(Fixed, folder.Read("real/base.yaml"));
        Assert.NotNull(new FileInfo(folder.At("compose.yaml")).LinkTarget);
    }

    [Fact]
    public void A_fix_that_needs_another_first_comes_in_the_same_run()
    {
        using var folder = new Folder().Write("Dockerfile", "FROM acme/base:1.2\nUSER 1000\nCMD /app/serve\nENV A 1\n");
        folder.Run("check", "--fix=all", "--only", "SEA6003,SEA6017").Exits(0);
        Assert.Equal("FROM acme/base:1.2\nUSER 1000\nCMD [\"/app/serve\"]\nENV A=1\n", folder.Read("Dockerfile"));
    }

    [Fact]
    public void No_temporary_file_is_left()
    {
        using var folder = new Folder().Write("compose.yaml", Compose);
        folder.Run("check", "--fix=all");
        Assert.Equal(["compose.yaml"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }
}
