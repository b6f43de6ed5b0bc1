using System;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

public sealed class SelectionTests
{
    const string Floating = "FROM alpine:latest\nUSER 1000\nRUN cd /src && make\n";
    const string Writable = "services:\n  api:\n    image: acme/api:1.2\n    user: '1000'\n    read_only: false\n";

    [Theory]
    [InlineData("SEA1001")]
    [InlineData("sea1001")]
    [InlineData("latest-tag")]
    [InlineData("DL3007")]
    [InlineData("hadolint:DL3007")]
    [InlineData("SEA3001,SEA1001")]
    [InlineData("SEA3001, latest-tag")]
    public void Only_runs_what_is_named(string rules)
    {
        using var folder = new Folder().Write("Dockerfile", Floating).Write("compose.yaml", "version: '3'\n");
        Assert.Equal(["SEA1001"], Rules(folder.Run("check", "--format", "json", "--only", rules).Exits(1)));
    }

    [Fact]
    public void Only_switches_on_what_the_mode_leaves_off_and_beats_the_file()
    {
        using var folder = new Folder().Write("Dockerfile", Floating).Write(".editorconfig", "root = true\n[*]\nseaworthy_mode = none\n");
        Assert.Equal(["SEA6011"], Rules(folder.Run("check", "--format", "json", "--only", "SEA6011").Exits(1)));
    }

    [Fact]
    public void Skip_leaves_out_what_is_named()
    {
        using var folder = new Folder().Write("Dockerfile", Floating).Write("compose.yaml", "version: '3'\n");
        var rules = Rules(folder.Run("check", "--format", "json", "--skip", "DL3007").Exits(1));
        Assert.Equal(["SEA7001"], rules);
    }

    [Fact]
    public void The_mode_comes_from_the_config_file_and_the_command_line_beats_it()
    {
        using var folder = new Folder().Write("Dockerfile", Floating);
        Assert.DoesNotContain("SEA6011", Rules(folder.Run("check", "--format", "json")));
        Assert.Contains("SEA6011", Rules(folder.Run("check", "--format", "json", "--mode", "all")));
        folder.Write(".editorconfig", "root = true\n[Dockerfile]\nseaworthy_mode = all\n");
        Assert.Contains("SEA6011", Rules(folder.Run("check", "--format", "json")));
        Assert.DoesNotContain("SEA6011", Rules(folder.Run("check", "--format", "json", "--mode", "recommended")));
        Assert.Empty(Rules(folder.Run("check", "--format", "json", "--mode", "none").Exits(0)));
    }

    [Fact]
    public void Variables_of_compose_files_come_from_the_files_that_are_named_and_from_no_other()
    {
        using var folder = new Folder().Write("compose.yaml", "services:\n  api:\n    image: acme/api:1.2\n    privileged: ${PRIVILEGED}\n    pid: \"${PID:-}\"\n")
            .Write(".env", "PRIVILEGED=true\n").Write("ci.env", "# of the build\nexport PRIVILEGED=\"true\"\nBASE=ho # half\nPID=${BASE}st\n").Write("late.env", "PRIVILEGED='false'\n");
        Assert.Empty(Rules(folder.Run("check", "--format", "json", "--only", "SEA2003,SEA2009").Exits(0)));
        Assert.Equal(["SEA2003", "SEA2009"], Rules(folder.Run("check", "--format", "json", "--only", "SEA2003,SEA2009", "--env-file", "ci.env").Exits(1)));
        Assert.Equal(["SEA2009"], Rules(folder.Run("check", "--format", "json", "--only", "SEA2003,SEA2009", "--env-file", "ci.env", "--env-file", "late.env", ".").Exits(1)));
        Assert.Contains("none.env", folder.Run("check", "--env-file", "none.env").Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_runs_its_own_rules_and_the_release_is_checked()
    {
        using var folder = new Folder().Write("pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  hostPID: true\n  containers:\n  - name: a\n    image: a:latest\n");
        Assert.Equal(["SEA2009"], Rules(folder.Run("check", "--format", "json", "--preset", "pss-baseline", "--kubernetes-version", "1.30").Exits(1)));
        Assert.DoesNotContain("SEA1001", Rules(folder.Run("check", "--format", "json", "--preset", "pss-restricted")));
        folder.Write(".editorconfig", "root = true\n[*]\nseaworthy_preset = pss-baseline\n");
        Assert.Equal(["SEA2009"], Rules(folder.Run("check", "--format", "json")));
        Assert.Contains("SEA1001", Rules(folder.Run("check", "--format", "json", "--mode", "recommended")));
        folder.Run("check", "--preset", "pss").Exits(2);
        folder.Run("check", "--preset", "pss-baseline", "--mode", "all").Exits(2);
        folder.Run("check", "--kubernetes-version", "newer").Exits(2);
    }

    [Theory]
    [InlineData("[compose*.yaml]", "sea3001", 0)]
    [InlineData("[compose*.{yaml,yml}]", "writable-root-filesystem", 0)]
    [InlineData("[*]", "SEA3001", 0)]
    [InlineData("[shop/**]", "sea3001", 0)]
    [InlineData("[/shop/compose.prod.yaml]", "sea3001", 0)]
    [InlineData("[docker-compose*.yaml]", "sea3001", 1)]
    [InlineData("[compose.yaml]", "sea3001", 1)]
    [InlineData("[compose*.yaml]", "sea3002", 1)]
    public void A_severity_holds_for_the_files_of_its_section(string header, string rule, int code)
    {
        using var folder = new Folder().Write("shop/compose.prod.yaml", Writable).Write(".editorconfig", $"root = true\n{header}\nseaworthy_severity.{rule} = none\n");
        Assert.Equal(code, Rules(folder.Run("check", "--format", "json", "--fail-on", "never")).Count(r => r == "SEA3001"));
    }

    [Fact]
    public void The_nearer_config_file_wins()
    {
        using var folder = new Folder().Write("shop/compose.yaml", Writable)
            .Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.sea3001 = none\n").Write("shop/.editorconfig", "[*.yaml]\nseaworthy_severity.sea3001 = error\n");
        folder.Run("check", "--only", "SEA3001", "--fail-on", "error").Exits(1);
    }

    [Fact]
    public void A_key_that_names_no_rule_is_found_at_its_line()
    {
        using var folder = new Folder().Write("compose.yaml", Writable)
            .Write(".editorconfig", "root = true\n\n[*]\nseaworthy_severity.writable-root-filesytem = none\nseaworthy_mode = strict\n");
        var findings = folder.Run("check", "--format", "json").Json().GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("rule").GetString() == "SEA0008").ToList();
        Assert.Equal([(4, ".editorconfig"), (5, ".editorconfig")], findings.Select(f => (f.GetProperty("line").GetInt32(), f.GetProperty("path").GetString()!)));
        Assert.Contains("use 'seaworthy_severity.writable-root-filesystem'", findings[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("strict", findings[1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_searched_for_manifests_in_json_and_their_patches()
    {
        using var folder = new Folder()
            .Write("base/kustomization.yaml", "resources: [pod.json]\n")
            .Write("base/pod.json", "{\n  \"apiVersion\": \"v1\", \"kind\": \"Pod\",\n  \"metadata\": { \"name\": \"a\" },\n  \"spec\": { \"hostPID\": true, \"hostIPC\": true, \"containers\": [ { \"name\": \"a\", \"image\": \"a:1\" } ] }\n}\n")
            .Write("prod/kustomization.yaml", "resources: [../base]\npatches:\n- path: ops.json\n  target: { kind: Pod }\n")
            .Write("prod/ops.json", "[ { \"op\": \"remove\", \"path\": \"/spec/hostIPC\" } ]\n")
            .Write("data.json", "{ \"hostPID\": true }\n");
        var finding = Assert.Single(folder.Run("check", "--format", "json", "--only", "SEA2009,SEA2010").Exits(1).Json().GetProperty("findings").EnumerateArray());
        Assert.Equal(("SEA2009", "base/pod.json", 4), (finding.GetProperty("rule").GetString(), finding.GetProperty("path").GetString(), finding.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Isolation_ends_the_join_of_pod_and_dockerfile()
    {
        using var folder = new Folder()
            .Write("Dockerfile", "FROM debian:12.5\nUSER 1000\n")
            .Write("compose.yaml", "services:\n  api:\n    build: .\n    image: acme/api:1.2\n")
            .Write("pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec: { containers: [ { name: api, image: acme/api:1.2 } ] }\n");
        Assert.Empty(Rules(folder.Run("check", "--format", "json", "--only", "SEA2001").Exits(0)));
        Assert.Equal(["SEA2001"], Rules(folder.Run("check", "--format", "json", "--only", "SEA2001", "--isolate").Exits(1)));
    }

    [Fact]
    public void Standard_input_is_checked_under_its_name()
    {
        using var folder = new Folder().Write(".editorconfig", "root = true\n[compose*.yaml]\nseaworthy_severity.sea7001 = none\n");
        var outcome = folder.RunWithInput("version: '3'\n" + Writable, "check", "--only", "SEA3001,SEA7001", "--format", "json", "--stdin-filename", "compose.dev.yaml", "-").Exits(1);
        var finding = Assert.Single(outcome.Json().GetProperty("findings").EnumerateArray());
        Assert.Equal(("compose.dev.yaml", 6), (finding.GetProperty("path").GetString(), finding.GetProperty("line").GetInt32()));
        Assert.False(System.IO.File.Exists(folder.At("compose.dev.yaml")));
    }

    [Fact]
    public void Standard_input_is_repaired_to_standard_output()
    {
        using var folder = new Folder();
        string[] fix = ["check", "--only", "SEA3001", "--fix=all", "--stdin-filename", "compose.yaml", "-"];
        var text = Writable.ReplaceLineEndings("\r\n").TrimEnd();
        Assert.Equal(text.Replace("false", "true", StringComparison.Ordinal), folder.RunWithInput(text, fix).Exits(0).Output);
        var clean = Writable.Replace("false", "true", StringComparison.Ordinal);
        Assert.Equal(clean, folder.RunWithInput(clean, fix).Exits(0).Output);
        Assert.Contains("+    read_only: true\n", folder.RunWithInput(Writable, [.. fix, "--diff"]).Exits(1).Output, StringComparison.Ordinal);
        Assert.Empty(System.IO.Directory.GetFiles(folder.Path));
        // The lock that holds for it comes before it by name.
        folder.Write("seaworthy.lock.json", "{ \"version\": 1, \"images\": {} }\n");
        fix[^2] = "web/compose.yaml";
        Assert.Equal(clean, folder.RunWithInput(Writable, fix).Exits(0).Output);
    }

    [Fact]
    public void Standard_input_of_no_known_kind_is_refused()
    {
        using var folder = new Folder();
        folder.RunWithInput("hello", "check", "--stdin-filename", "notes.txt", "-").Refuses("notes.txt");
        folder.RunWithInput(new string('#', 5_000_000), "check", "--stdin-filename", "Dockerfile", "-").Refuses("Dockerfile", "4 MB");
        folder.RunWithInput("", "check", "--stdin-filename", "Dockerfile", "-").Exits(1);
    }

    static string[] Rules(Outcome outcome) =>
        [.. outcome.Json().GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()!).Distinct().Order(StringComparer.Ordinal)];
}
