using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Seaworthy.Tasks;
using Xunit;

namespace Seaworthy.Tasks.Tests;

/// <summary>What a build says of files that it does not lint, and of settings that do nothing.</summary>
public sealed class LeftOutTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("seaworthy-left-").FullName;
    readonly TaskTests.Engine _engine = new();

    public LeftOutTests()
    {
        Directory.CreateDirectory(At(".git"));
        Write("app.fsproj", "<Project />");
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1001 = warning\n");
        Write("Dockerfile", "FROM debian:latest\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ignored_and_excluded_files_are_counted_and_listed_by_verbosity()
    {
        Write(".gitignore", "vendor/\n");
        Write("vendor/Dockerfile", "FROM debian:latest\n");
        Write("samples/Dockerfile", "FROM debian:latest\n");
        Write("obj/Dockerfile", "FROM debian:latest\n");
        var task = Lint();
        task.Exclude = [new TaskItem(At("samples/Dockerfile")), new TaskItem(At("samples/readme.md"))];
        task.OutputFolders = [new TaskItem(At("obj/"))];
        Assert.True(task.Execute());
        Assert.Equal(At("Dockerfile"), Assert.Single(_engine.Warnings).File);
        Assert.Equal("Seaworthy: 2 paths are left out: 1 by .gitignore, 1 excluded; verbosity 'detailed' lists them", Assert.Single(_engine.Messages, m => m.Importance == MessageImportance.Normal).Message);
        Assert.Equal(
            [$"Seaworthy: {At("samples/Dockerfile")} is excluded by SeaworthyExclude", $"Seaworthy: {At("vendor/Dockerfile")} is ignored by line 1 of .gitignore"],
            _engine.Messages.Where(m => m.Importance == MessageImportance.Low).Select(m => m.Message));
    }

    [Fact]
    public void A_file_that_a_project_names_is_linted_although_git_ignores_it()
    {
        Write(".gitignore", "vendor/\n");
        Write("vendor/Dockerfile", "FROM debian:latest\n");
        var task = Lint();
        task.Files = [new TaskItem(At("vendor/Dockerfile"))];
        Assert.True(task.Execute());
        Assert.Equal([At("Dockerfile"), At("vendor/Dockerfile")], _engine.Warnings.Select(w => w.File));
    }

    [Fact]
    public void A_key_of_the_compiler_that_reaches_no_source_file_is_told()
    {
        Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.SEA1001.severity = none\n[*.fs]\ndotnet_diagnostic.SEA1001.severity = error\n");
        Assert.False(Lint().Execute());
        Assert.Equal("SEA1001", Assert.Single(_engine.Errors).Code);
        var warning = Assert.Single(_engine.Warnings, w => w.Code == "SEA0008");
        Assert.Equal((At(".editorconfig"), 3), (warning.File, warning.LineNumber));
        Assert.Contains("seaworthy_severity.SEA1001", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_none_is_told()
    {
        var task = Lint();
        task.Now = "soon";
        Assert.True(task.Execute());
        Assert.Contains("2027-03-31", Assert.Single(_engine.Warnings, w => w.Code == "SEA0008").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_set_is_taken_for_today()
    {
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1016 = warning\n");
        Write("Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER 1000\n");
        Assert.True(Lint().Execute());
        Assert.Empty(_engine.Warnings);
        var task = Lint();
        task.Now = "2030-01-01";
        Assert.True(task.Execute());
        Assert.Equal("SEA1016", Assert.Single(_engine.Warnings).Code);
    }

    LintManifests Lint() => new() { BuildEngine = _engine, ProjectPath = At("app.fsproj"), Mode = "Minimum" };

    string At(string path) => Path.Combine(_folder, path);

    void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
