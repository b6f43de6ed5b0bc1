using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Core.Tests;
using Seaworthy.Linting;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>All fixes of a file in one go, again and again, come to an end, leave a file that can be read, and bring nothing that was not there.</summary>
public sealed class FixConvergenceTests
{
    public static TheoryData<string> Slugs() => [.. Catalogue.Rules.Where(r => r.Examples.Any()).Select(r => r.Info.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void Examples_converge(string slug)
    {
        var rule = Catalogue.Find(slug)!;
        foreach (var example in rule.Examples.Where(e => e.Files.Count == 0))
        {
            var text = Marked.Parse(example.Text).Text;
            Converges(example.Path, text, takesReview: false);
            Converges(example.Path, text, takesReview: true);
            Converges(example.Path, text.Replace("\n", "\r\n", StringComparison.Ordinal), takesReview: true);
        }
    }

    [Theory]
    [InlineData("dockerfiles", "Dockerfile")]
    [InlineData("compose", "compose.yaml")]
    [InlineData("kubernetes", "k8s.yaml")]
    public void Real_files_converge(string folder, string path)
    {
        foreach (var file in SharedFiles.Files("corpus/" + folder))
        {
            var text = File.ReadAllText(file);
            // The largest are one kind of object, a thousand times over.
            if (text.Length > 200_000)
                continue;
            try
            {
                Converges(path, text, takesReview: false);
                Converges(path, text, takesReview: true);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                throw new InvalidOperationException(file + ": " + fault.Message, fault);
            }
        }
    }

    /// <summary>Opinions too, also those that contradict each other: it comes to an end, and the file stays one that builds.</summary>
    [Fact]
    public void Real_Dockerfiles_come_to_an_end_with_every_rule_on()
    {
        var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All, SeverityOf = static _ => Severity.Warning }, null);
        foreach (var file in SharedFiles.Files("corpus/dockerfiles"))
        {
            var first = Run("Dockerfile", File.ReadAllText(file), settings);
            var rounds = FixRounds.Run(first, static _ => true);
            Assert.True(rounds.IsComplete, file + ": the fixes never come to an end");
            Assert.True(Counts(rounds.Result).GetValueOrDefault("SEA0002") <= Counts(first).GetValueOrDefault("SEA0002"), file + ": the fixes break the file");
        }
    }

    static void Converges(string path, string text, bool takesReview)
    {
        var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null);
        var first = Run(path, text, settings);
        var rounds = FixRounds.Run(first, finding => takesReview || finding.Fix!.Safety == Safety.Safe);
        Assert.True(rounds.IsComplete, "the fixes never come to an end");
        if (rounds.Files is not [var changed])
            return;
        var before = Counts(first);
        foreach (var (id, count) in Counts(rounds.Result))
            Assert.True(count <= before.GetValueOrDefault(id), $"the fixes bring {id}");
        if (text.Contains("\r\n", StringComparison.Ordinal) && !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal))
            Assert.DoesNotContain("\n", changed.After.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static Dictionary<string, int> Counts(LintResult result) => result.Findings.GroupBy(f => f.Rule.Info.Id).ToDictionary(g => g.Key, g => g.Count());

    static LintResult Run(string path, string text, FileSettings settings) =>
        Linter.Run(WorkspaceBuilder.OfTexts([new FoundFile(path, Lint.KindOf(path), text)], settings, rethrowFaults: true));
}
