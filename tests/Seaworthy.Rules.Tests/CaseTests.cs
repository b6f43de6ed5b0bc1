using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Linting;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>
/// Bug reports as they came in: prose, and fenced blocks <c>```dockerfile bad SEA6005</c> or <c>good</c>, with the marks of the examples. A report can be
/// pasted in and run.
/// </summary>
public sealed class CaseTests
{
    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder(), "*.md").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void Holds(string name)
    {
        var blocks = Blocks(File.ReadAllLines(Path.Combine(Folder(), name))).ToList();
        Assert.NotEmpty(blocks);
        foreach (var (header, text) in blocks)
        {
            var words = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var rule = Catalogue.Find(words[2]) ?? throw new FormatException($"{name}: '{words[2]}' is no rule");
            var path = words[0] switch
            {
                "dockerfile" => "Dockerfile",
                "compose" => "compose.yaml",
                "kubernetes" => "k8s.yaml",
                _ => throw new FormatException($"{name}: '{words[0]}' is no language")
            };
            var marked = Marked.Parse(text);
            Assert.Equal(words[1] == "bad", marked.Spans.Count > 0);
            var findings = Lint.Run(rule, [], Mode.None, (path, marked.Text)).FindingsIn(path);
            Assert.Equal(marked.Spans, findings.Select(f => f.Location.Span));
        }
    }

    static IEnumerable<(string Header, string Text)> Blocks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var header = lines[i][3..];
            var start = ++i;
            while (lines[i] != "```")
                i++;
            yield return (header, string.Join("\n", lines[start..i]) + "\n");
        }
    }

    static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "tests", "Seaworthy.Rules.Tests", "Cases")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the cases are not above the tests");
        return Path.Combine(folder, "tests", "Seaworthy.Rules.Tests", "Cases");
    }
}
