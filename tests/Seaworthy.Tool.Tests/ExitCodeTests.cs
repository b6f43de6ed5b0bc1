using System.IO;
using Xunit;

namespace Seaworthy.Tool.Tests;

public sealed class ExitCodeTests
{
    const string Clean = "FROM scratch\nCOPY app /app\nUSER 1000\nENTRYPOINT [\"/app\"]\n";
    const string Floating = "FROM alpine:latest\nUSER 1000\n";

    [Fact]
    public void Clean_files_exit_with_0()
    {
        using var folder = new Folder().Write("Dockerfile", Clean);
        Assert.Equal("No findings in 1 file.\n", folder.Run("check", "--only", "SEA1001").Exits(0).Output);
    }

    [Fact]
    public void An_empty_folder_is_clean()
    {
        using var folder = new Folder();
        Assert.Equal("No findings in 0 files.\n", folder.Run("check").Exits(0).Output);
    }

    [Theory]
    [InlineData("hadolint:DL3008", "unpinned-package")]
    [InlineData("DL3008", "unpinned-package")]
    [InlineData("SEA6100", "unpinned-package")]
    [InlineData("trivy:DS-0031", "secret-in-variable")]
    public void Only_switches_on_preferences_and_what_rules_say_in_mode_all_and_takes_the_ids_of_other_tools(string only, string slug)
    {
        using var folder = new Folder().Write("Dockerfile", "FROM acme/base:1\nARG NPM_TOKEN\nRUN apt-get install -y curl\n");
        Assert.Contains(slug, folder.Run("check", "--only", only).Exits(1).Output, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    [InlineData("never", 0)]
    public void Findings_count_from_the_asked_severity_on(string failOn, int code)
    {
        using var folder = new Folder().Write("Dockerfile", Floating);
        var outcome = folder.Run("check", "--only", "SEA1001", "--fail-on", failOn).Exits(code);
        Assert.Contains("SEA1001", outcome.Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_counts_for_fail_on_error()
    {
        using var folder = new Folder().Write("Dockerfile", Floating).Write(".editorconfig", "root = true\n[Dockerfile]\nseaworthy_severity.SEA1001 = error\n");
        folder.Run("check", "--only", "SEA1001", "--fail-on", "error").Exits(1);
    }

    [Theory]
    [InlineData("--colour", "check", "--colour")]
    [InlineData("--formt", "check", "--formt", "json")]
    [InlineData("chekc", "chekc")]
    [InlineData("--format", "check", "--format", "xml")]
    [InlineData("--format", "rules", "--format", "xml")]
    [InlineData("--mode", "check", "--mode", "strict")]
    [InlineData("--fail-on", "check", "--fail-on", "often")]
    [InlineData("--fix", "check", "--fix=some")]
    [InlineData("--only", "check", "--only", "SEA9999")]
    [InlineData("--skip", "check", "--skip", "floting-tag")]
    [InlineData("--only", "check", "--only", "")]
    [InlineData("--stdin-filename", "check", "-")]
    [InlineData("--stdin-filename", "check", "--stdin-filename", "Dockerfile")]
    [InlineData("nowhere/Dockerfile", "check", "nowhere/Dockerfile")]
    [InlineData("nowhere", "baseline", "nowhere")]
    [InlineData("DL9999", "explain", "DL9999")]
    [InlineData("explain", "explain")]
    public void Wrong_usage_is_one_line_that_names_what_is_wrong(string named, params string[] arguments)
    {
        using var folder = new Folder();
        Assert.Equal("", folder.Run(arguments).Refuses(named).Output);
    }

    [Fact]
    public void A_mistyped_rule_brings_a_suggestion()
    {
        using var folder = new Folder();
        folder.Run("check", "--only", "lates-tag").Refuses("'lates-tag'", "did you mean 'latest-tag'?");
        folder.Run("explain", "SEA1O01").Refuses("'SEA1O01'", "did you mean 'SEA1001'?");
    }

    [Fact]
    public void A_broken_baseline_names_file_and_line()
    {
        using var folder = new Folder().Write("Dockerfile", Clean).Write("seaworthy.baseline.json", "{\n  \"version\": 1,\n  \"findings\": [ { \"rule\": \"SEA1001\" } ]\n}\n");
        folder.Run("check").Refuses("seaworthy.baseline.json(3)", "no 'rule' or 'path'");
    }

    [Fact]
    public void A_dangling_link_is_no_file()
    {
        using var folder = new Folder();
        File.CreateSymbolicLink(folder.At("Dockerfile"), folder.At("gone"));
        folder.Run("check", "Dockerfile").Refuses("Dockerfile", "cannot be read");
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_hide_the_others()
    {
        using var folder = new Folder().Write("Dockerfile", Floating).Write("compose.yaml", new string('#', 5 * 1024 * 1024));
        var outcome = folder.Run("check", "Dockerfile", "compose.yaml", "--only", "SEA1001").Refuses("compose.yaml", "4 MB");
        Assert.Contains("SEA1001", outcome.Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_version_are_no_fault()
    {
        using var folder = new Folder();
        Assert.Contains("check", folder.Run("--help").Exits(0).Output, System.StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", folder.Run("--version").Exits(0).Output);
    }
}
