using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Seaworthy.Tasks;
using Xunit;

namespace Seaworthy.Tasks.Tests;

/// <summary>The first build of a project with many findings.</summary>
public sealed class FirstContactTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("seaworthy-first-").FullName;
    readonly TaskTests.Engine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_number_of_findings_per_rule_can_be_limited_and_the_next_step_is_told()
    {
        Write("app.fsproj", "<Project />");
        Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1001 = warning\n");
        Write("Dockerfile", string.Concat(Enumerable.Range(0, 60).Select(i => $"FROM a{i}:latest\n")));
        var task = new LintManifests { BuildEngine = _engine, ProjectPath = Path.Combine(_folder, "app.fsproj"), Mode = "None", MaxFindingsPerRule = "2" };
        Assert.True(task.Execute());
        Assert.Equal(2, _engine.Warnings.Count);
        Assert.EndsWith(" (58 more not shown)", _engine.Warnings[1].Message, StringComparison.Ordinal);
        Assert.Equal(
            "Seaworthy: 60 findings of 1 rule; run 'seaworthy baseline' to record them, so that only new findings are reported",
            Assert.Single(_engine.Messages, m => m.Importance == MessageImportance.High).Message);
        Write("seaworthy.baseline.json", "{ \"version\": 1, \"findings\": [] }");
        _engine.Messages.Clear();
        task = new LintManifests { BuildEngine = _engine, ProjectPath = Path.Combine(_folder, "app.fsproj"), Mode = "Minimum", MaxFindingsPerRule = "none" };
        Assert.True(task.Execute());
        Assert.DoesNotContain(_engine.Messages, m => m.Importance == MessageImportance.High);
        Assert.Contains(_engine.Warnings, w => w.Message!.Contains("SeaworthyMaxFindingsPerRule", StringComparison.Ordinal));
    }

    void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder, path), text);
}
