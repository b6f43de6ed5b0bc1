using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Xunit;

namespace Seaworthy.Tasks.Tests;

/// <summary>The tasks as MSBuild runs them, on a real folder.</summary>
public sealed class TaskTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("seaworthy-task-").FullName;
    readonly Engine _engine = new();

    public TaskTests()
    {
        Write("app.fsproj", "<Project />");
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1001 = warning\n");
        Write("Dockerfile", "FROM debian:latest\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_warning_has_full_path_start_and_end_and_no_category()
    {
        Assert.True(Lint().Execute());
        var warning = Assert.Single(_engine.Warnings);
        Assert.Equal(
            (At("Dockerfile"), "SEA1001", 1, 13, 1, 19, null),
            (warning.File, warning.Code, warning.LineNumber, warning.ColumnNumber, warning.EndLineNumber, warning.EndColumnNumber, warning.Subcategory));
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void An_error_fails_the_task()
    {
        var task = Lint();
        task.TreatWarningsAsErrors = true;
        Assert.False(task.Execute());
        Assert.Equal("SEA1001", Assert.Single(_engine.Errors).Code);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void Braces_in_a_message_do_no_harm()
    {
        Write("Dockerfile", "FROM debian:latest AS x\nFROM acme/{0}{1:latest\nFROM acme/{bad:latest\n");
        Assert.True(Lint().Execute());
        Assert.Contains(_engine.Warnings, w => w.LineNumber == 1);
    }

    [Fact]
    public void An_unknown_kind_is_told()
    {
        var task = Lint();
        task.Files = [new TaskItem(At("Dockerfile"), new Dictionary<string, string> { ["Kind"] = "Docker" })];
        Assert.True(task.Execute());
        var warning = Assert.Single(_engine.Warnings, w => w.Code == "SEA0008");
        Assert.Contains("'Docker'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_keeps_known_findings_silent()
    {
        Write("seaworthy.baseline.json", "{ \"version\": 1, \"findings\": [] }");
        Assert.True(Lint().Execute());
        Assert.Single(_engine.Warnings);
        _engine.Warnings.Clear();
        Write("seaworthy.baseline.json", "not a baseline");
        Assert.True(Lint().Execute());
        Assert.Contains(_engine.Warnings, w => w.Message!.Contains("baseline", StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_that_has_passed_brings_the_finding_back()
    {
        Write("Dockerfile", "# seaworthy allow SEA1001 until 2026-01-31: mirrored\nFROM debian:latest\n");
        var task = Lint();
        task.Now = "2026-01-31";
        Assert.True(task.Execute());
        Assert.Empty(_engine.Warnings);
        task = Lint();
        task.Now = "2026-02-01";
        Assert.True(task.Execute());
        Assert.Contains(_engine.Warnings, w => w.Code == "SEA1001");
    }

    [Fact]
    public void The_small_file_is_written_anew_only_when_something_changed()
    {
        var path = At("obj/seaworthy.workspace");
        var task = Collect();
        Assert.True(task.Execute());
        Assert.Equal([At("Dockerfile"), path], task.AdditionalFiles.Select(i => i.ItemSpec));
        Assert.Equal([At("Dockerfile")], task.OwnFiles.Select(i => i.ItemSpec));
        var text = File.ReadAllText(path);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        // The content of a manifest is the compiler's business.
        Write("Dockerfile", "FROM debian:12\n");
        Assert.True(Collect().Execute());
        Assert.Equal(2001, File.GetLastWriteTimeUtc(path).Year);

        Write("k8s/pod.yaml", "apiVersion: v1\nkind: Pod\n");
        Assert.True(Collect().Execute());
        Assert.NotEqual(2001, File.GetLastWriteTimeUtc(path).Year);
        Assert.NotEqual(text, File.ReadAllText(path));
    }

    [Fact]
    public void An_ignore_file_goes_to_the_compiler_and_counts_in_the_task()
    {
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA6430 = warning\n");
        Write("Dockerfile", "FROM debian:12\nCOPY notes.md /srv/\n");
        Write(".dockerignore", "*.md\n");
        var task = Collect();
        Assert.True(task.Execute());
        Assert.Equal([At("Dockerfile"), At(".dockerignore"), At("obj/seaworthy.workspace")], task.AdditionalFiles.Select(i => i.ItemSpec));
        Assert.True(Lint().Execute());
        Assert.Equal("SEA6430", Assert.Single(_engine.Warnings).Code);
        Write(".dockerignore", "*.txt\n");
        _engine.Warnings.Clear();
        Assert.True(Lint().Execute());
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void A_lock_and_a_policy_at_the_root_go_to_the_compiler_and_count_in_the_task()
    {
        Write(".git/HEAD", "");
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1017 = warning\nseaworthy_severity.SEA1102 = warning\nseaworthy_severity.SEA1106 = warning\n");
        Write("seaworthy.lock.json", Locked("docker.io/library/debian:12"));
        Write("seaworthy.trust.yaml", "version: 1\n");
        File.Delete(At("app.fsproj"));
        Write("src/app/app.fsproj", "<Project />");
        Write("src/app/Dockerfile", "FROM debian:12\nFROM debian:13\n");
        Write("src/other/other.fsproj", "<Project />");
        CollectManifests InFolder() => new() { BuildEngine = _engine, ProjectPath = At("src/app/app.fsproj"), Mode = "None", WorkspaceFile = "obj/seaworthy.workspace" };
        var task = InFolder();
        Assert.True(task.Execute());
        Assert.Equal([At("seaworthy.lock.json"), At("seaworthy.trust.yaml"), At("src/app/Dockerfile"), At("src/app/obj/seaworthy.workspace")], task.AdditionalFiles.Select(i => i.ItemSpec));
        Assert.DoesNotContain("today", File.ReadAllText(At("src/app/obj/seaworthy.workspace")), StringComparison.Ordinal);

        var lint = Lint();
        lint.ProjectPath = At("src/app/app.fsproj");
        Assert.True(lint.Execute());
        Assert.Equal([(At("seaworthy.lock.json"), "SEA1102"), (At("src/app/Dockerfile"), "SEA1017")], _engine.Warnings.Select(w => (w.File, w.Code)).Order());
        // A project without manifests of its own says nothing of either.
        lint = Lint();
        lint.ProjectPath = At("src/other/other.fsproj");
        _engine.Warnings.Clear();
        Assert.True(lint.Execute());
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void A_key_that_the_policy_names_is_part_of_it_and_is_told_where_it_is_missing()
    {
        Write(".git/HEAD", "");
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1100 = warning\nseaworthy_severity.SEA1102 = warning\n");
        Write("Dockerfile", "FROM r.test/a:1\n");
        Write("keys/a.pub", "one");
        Write("seaworthy.trust.yaml", "version: 1\nscopes:\n- { images: r.test/*, require: sigstore, sigstore: { keys: keys/a.pub } }\n");
        // The hash that 'seaworthy lock' writes for this policy while the key is "one".
        const string Hash = "sha256:f7f064fed83864fe82acbaa816a598f2047683c06122040d61306cca45c0ba23";
        Write("seaworthy.lock.json", Locked("r.test/a:1").Replace("\"digest\"", $"\"policy\": \"{Hash}\", \"digest\"", StringComparison.Ordinal));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("one"u8)), Collected(), StringComparison.Ordinal);
        Assert.Empty(Codes());
        Write("keys/a.pub", "two");
        Assert.Equal(["SEA1102"], Codes());
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("two"u8)), Collected(), StringComparison.Ordinal);
        File.Delete(At("keys/a.pub"));
        Assert.Equal(["SEA1100", "SEA1102"], Codes());

        string Collected()
        {
            Assert.True(Collect().Execute());
            return File.ReadAllText(At("obj/seaworthy.workspace"));
        }

        IEnumerable<string> Codes()
        {
            _engine.Warnings.Clear();
            Assert.True(Lint().Execute());
            return _engine.Warnings.Select(w => w.Code).Order();
        }
    }

    [Theory]
    [InlineData("2025-06-30", null, false)]
    [InlineData("2025-07-01", null, true)]
    [InlineData("2025-07-01T10:00:00Z", "0", true)]
    [InlineData("", "1751241600", false)]
    [InlineData("", "1751328000", true)]
    public void A_signature_ends_on_its_day_whatever_the_clock_says(string? now, string? epoch, bool isOver)
    {
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1106 = warning\n");
        Write("Dockerfile", "FROM r.test/a:1\n");
        Write("seaworthy.trust.yaml", "version: 1\nscopes:\n- { images: r.test/*, require: contentTrust }\n");
        Write("seaworthy.lock.json", Locked("r.test/a:1", "\"trust\": { \"scheme\": \"contentTrust\", \"state\": \"signed\", \"expires\": \"2025-06-30T12:00:00Z\" }"));
        var lint = Lint();
        (lint.Now, lint.Epoch) = (now, epoch);
        Assert.True(lint.Execute());
        Assert.Equal(isOver ? ["SEA1106"] : [], _engine.Warnings.Select(w => w.Code));
        // The date goes to the compiler on the day it changes something, and stays the same from then on.
        var task = Collect();
        (task.Now, task.Epoch) = (now, epoch);
        Assert.True(task.Execute());
        Assert.Equal(isOver, File.ReadAllText(At("obj/seaworthy.workspace")).Contains("today", StringComparison.Ordinal));
    }

    static string Locked(string reference, string trust = "") =>
        "{ \"version\": 1, \"images\": { \"" + reference + "\": { \"digest\": \"sha256:" + new string('a', 64) + "\"" + (trust.Length == 0 ? "" : ", " + trust) + " } } }";

    [Fact]
    public void Without_manifests_of_its_own_a_project_gets_nothing()
    {
        File.Delete(At("Dockerfile"));
        Write("other/other.csproj", "<Project />");
        Write("other/Dockerfile", "FROM debian\n");
        var task = Collect();
        Assert.True(task.Execute());
        Assert.Empty(task.AdditionalFiles);
        Assert.False(File.Exists(At("obj/seaworthy.workspace")));
    }

    [Fact]
    public void Config_files_that_the_compiler_would_not_find_are_added()
    {
        Write("k8s/pod.yaml", "apiVersion: v1\nkind: Pod\n");
        Write("k8s/.editorconfig", "[*]\nseaworthy_severity.SEA3001 = none\n");
        var task = Collect();
        task.EditorConfigFiles = [new TaskItem(At(".editorconfig"))];
        Assert.True(task.Execute());
        Assert.Equal([At("k8s/.editorconfig")], task.MissingConfigFiles.Select(i => i.ItemSpec));
    }

    LintManifests Lint() => new() { BuildEngine = _engine, ProjectPath = At("app.fsproj"), Mode = "None" };

    CollectManifests Collect() => new() { BuildEngine = _engine, ProjectPath = At("app.fsproj"), Mode = "None", WorkspaceFile = "obj/seaworthy.workspace" };

    string At(string path) => Path.Combine(_folder, path);

    void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    sealed class Engine : IBuildEngine
    {
        public List<BuildWarningEventArgs> Warnings { get; } = [];

        public List<BuildErrorEventArgs> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);
    }
}
