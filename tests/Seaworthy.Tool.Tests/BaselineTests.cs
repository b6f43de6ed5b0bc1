using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

public sealed class BaselineTests
{
    const string File = "seaworthy.baseline.json";
    const string Compose = "services:\n  b: { image: acme/b:1.2, read_only: false }\n  a: { image: acme/a:1.2, read_only: false, privileged: true }\n";

    [Fact]
    public void What_is_known_is_silent_and_what_is_new_is_not()
    {
        using var folder = new Folder().Write("compose.yaml", Compose).Write("z/Dockerfile", "FROM alpine:latest\nUSER 1000\n");
        folder.Run("check").Exits(1);
        var written = folder.Run("baseline").Exits(0);
        Assert.Contains(File, written.Output, StringComparison.Ordinal);
        Assert.StartsWith("No findings", folder.Run("check").Exits(0).Output, StringComparison.Ordinal);
        folder.Run("check", "--no-baseline").Exits(1);

        folder.Write("compose.yaml", "# moved\n\n" + Compose);
        folder.Run("check").Exits(0);
        Assert.Equal(0, Tool.Run(folder.At("z"), null, "check").ExitCode);

        folder.Write("compose.yaml", Compose + "  c: { image: acme/c:1.2, read_only: false, user: '1', mem_limit: 1g, cap_drop: [ALL], security_opt: [ 'no-new-privileges:true' ] }\n");
        var finding = Assert.Single(folder.Run("check", "--format", "json").Exits(1).Json().GetProperty("findings").EnumerateArray());
        Assert.Equal(("SEA3001", 4), (finding.GetProperty("rule").GetString(), finding.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void What_is_repaired_is_dropped_by_the_next_baseline()
    {
        using var folder = new Folder().Write("compose.yaml", Compose);
        folder.Run("baseline").Exits(0);
        Assert.Contains("SEA2003", folder.Read(File), StringComparison.Ordinal);
        folder.Write("compose.yaml", Compose.Replace(", privileged: true", "", StringComparison.Ordinal));
        folder.Run("baseline").Exits(0);
        Assert.DoesNotContain("SEA2003", folder.Read(File), StringComparison.Ordinal);
        folder.Write("compose.yaml", Compose);
        Assert.Contains("SEA2003", folder.Run("check").Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_two_equal_findings_counts()
    {
        const string One = "FROM acme/a:1.2\nUSER 1000\nMAINTAINER a\n";
        using var folder = new Folder().Write("Dockerfile", One);
        folder.Run("baseline").Exits(0);
        folder.Run("check").Exits(0);
        folder.Write("Dockerfile", One + "MAINTAINER a\n");
        folder.Run("check").Exits(1);
        folder.Run("baseline").Exits(0);
        folder.Run("check").Exits(0);
    }

    [Fact]
    public void The_file_is_sorted_has_LF_and_stays_as_it_is()
    {
        using var folder = new Folder().Write("compose.yaml", Compose.ReplaceLineEndings("\r\n")).Write("a/Dockerfile", "FROM alpine:latest\r\nUSER 1000\r\n");
        folder.Run("baseline").Exits(0);
        var first = folder.Bytes(File);
        var time = System.IO.File.GetLastWriteTimeUtc(folder.At(File));
        folder.Run("baseline").Exits(0);
        Assert.Equal(first, folder.Bytes(File));
        Assert.Equal(time, System.IO.File.GetLastWriteTimeUtc(folder.At(File)));
        Assert.DoesNotContain((byte)'\r', first);
        Assert.Equal((byte)'\n', first[^1]);
        Assert.Equal([File], Directory.GetFiles(folder.Path, File + "*").Select(Path.GetFileName));
        var entries = folder.Read(File).Split('\n').Where(l => l.Contains("\"rule\"", StringComparison.Ordinal)).Select(l => l.Trim().TrimEnd(',')).ToList();
        Assert.True(entries.Count > 4);
        Assert.Equal(entries.Order(StringComparer.Ordinal), entries);
        Assert.DoesNotContain(folder.Path, folder.Read(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_outside()
    {
        using var folder = new Folder().Write("compose.yaml", Compose);
        using var outside = new Folder();
        folder.Run("baseline", "--output", outside.At(File)).Refuses(File);
        Assert.Empty(Directory.GetFiles(outside.Path));
    }

    [Fact]
    public void A_baseline_of_nothing_is_an_empty_list()
    {
        using var folder = new Folder().Write("Dockerfile", "FROM scratch\nUSER 1000\n");
        folder.Run("baseline", "--output", "known.json").Exits(0);
        Assert.Equal("{\n  \"version\": 1,\n  \"findings\": []\n}\n", folder.Read("known.json"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"version\": 2, \"findings\": [] }")]
    [InlineData("{ \"version\": 1, \"findings\": [")]
    [InlineData("\u0000\u0001")]
    public void A_broken_baseline_is_refused(string text)
    {
        using var folder = new Folder().Write("Dockerfile", "FROM scratch\n").Write(File, text);
        folder.Run("check").Refuses(File);
    }
}
