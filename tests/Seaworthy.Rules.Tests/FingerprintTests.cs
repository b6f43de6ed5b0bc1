using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Core.Tests;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>By what findings are known again: each has a subject, and no two of a file are known by the same.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void Findings_of_the_examples_are_told_apart()
    {
        foreach (var rule in Catalogue.Rules)
        {
            foreach (var example in rule.Examples)
            {
                var files = example.Files.Select(f => (f.Path, f.Text)).Prepend((example.Path, Marked.Parse(example.Text).Text)).ToArray();
                AssertApart(Lint.Run(null, example.Options, Mode.Preference, files).Findings);
            }
        }
    }

    [Fact]
    public void Findings_of_real_files_are_told_apart()
    {
        foreach (var path in SharedFiles.Files("corpus"))
        {
            var text = System.IO.File.ReadAllText(path);
            var kind = FileKinds.Of(path.Replace('\\', '/'), text);
            if (kind == FileKind.Other)
                continue;
            var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null);
            AssertApart(Linter.Run(WorkspaceBuilder.OfTexts([new FoundFile(path, kind, text)], settings)).Findings);
        }
    }

    [Theory]
    [InlineData("services:\n  a: { image: acme/a:1, privileged: true }\n  b: { image: acme/a:1 }\n",
        "services:\n  a: { image: acme/a:1 }\n  b: { image: acme/a:1, privileged: true }\n")]
    [InlineData("services:\n  a: { image: acme/a:1, environment: { A_PASSWORD: hunter2hunter2 } }\n",
        "services:\n  a: { image: acme/a:1, environment: { B_PASSWORD: hunter2hunter2 } }\n")]
    [InlineData("x: &x { privileged: true }\nservices:\n  a: { image: acme/a:1, <<: *x }\n",
        "x: &x { privileged: true }\nservices:\n  a: { image: acme/a:1, <<: *x }\n  b: { image: acme/b:1, <<: *x }\n")]
    public void A_fault_that_moves_to_another_subject_is_new(string before, string after)
    {
        var rule = before.Contains("PASSWORD", StringComparison.Ordinal) ? "SEA2101" : "SEA2003";
        var known = Lint.Run(Catalogue.Find(rule), [], Mode.None, ("compose.yaml", before)).Findings;
        Assert.Single(known);
        var baseline = Baseline.Read(new Text.SourceText("seaworthy.baseline.json", Baseline.Write("", known)), out var error);
        Assert.Null(error);
        Assert.Empty(Remaining(baseline!, known));
        Assert.NotEmpty(Remaining(baseline!, Lint.Run(Catalogue.Find(rule), [], Mode.None, ("compose.yaml", after)).Findings));
    }

    static List<Finding> Remaining(Baseline baseline, IReadOnlyList<Finding> findings)
    {
        baseline.Filter(findings, out var remaining);
        return remaining;
    }

    static void AssertApart(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            Assert.All(finding.Subjects, s => Assert.False(string.IsNullOrWhiteSpace(s), finding.ToString()));
        var keys = Fingerprint.UniqueKeys("", findings);
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }
}
