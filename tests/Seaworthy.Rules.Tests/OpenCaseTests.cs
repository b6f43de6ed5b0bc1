using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Seaworthy.Core.Tests;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>What other tools expect of their own examples, compared through the aliases. What differs is named here, with the reason.</summary>
public sealed class OpenCaseTests
{
    // At most so many of a hundred may differ.
    const int MostOfHundred = 3;

    static readonly Dictionary<string, string> s_differences = new()
    {
        ["LegacyKeyValueFormat/01.Dockerfile"] = "ARG takes several names (Dockerfile reference, ARG), so that 'ARG foo bar' declares two arguments and is " +
            "no pair",
    };

    [Theory]
    [InlineData("buildkit-docs", "buildkit")]
    [InlineData("trivy-dockerfile", "trivy")]
    public void Agrees(string folder, string peer)
    {
        if (SharedFiles.Folder("open-cases/" + folder) is not { } path)
            return;
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "cases.json")));
        var cases = json.RootElement.GetProperty("cases").EnumerateArray().ToList();
        var different = cases.Where(c => !IsAgreed(path, peer, c)).Select(c => c.GetProperty("file").GetString()!).ToList();
        Assert.DoesNotContain(different, d => !s_differences.ContainsKey(d));
        Assert.True(different.Count * 100 <= cases.Count * MostOfHundred, string.Join(", ", different));
    }

    static bool IsAgreed(string folder, string peer, JsonElement test)
    {
        var text = File.ReadAllText(Path.Combine(folder, test.GetProperty("file").GetString()!));
        var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All, SeverityOf = static _ => Severity.Warning }, null);
        var workspace = WorkspaceBuilder.OfTexts([new FoundFile("Dockerfile", FileKind.Dockerfile, text)], settings, rethrowFaults: true);
        var alias = peer + ":" + test.GetProperty("rule").GetString();
        var hits = Linter.Run(workspace).Findings.Where(f => f.Rule.Info.Aliases.Contains(alias)).ToList();
        if (!test.GetProperty("expect").GetBoolean())
            return hits.Count == 0;
        return hits.Count > 0 && (!test.TryGetProperty("line", out var line) || line.ValueKind != JsonValueKind.Number
            || hits.Exists(h => Holds(workspace.Files[0], h, line.GetInt32() - 1)));
    }

    // A tighter place within the instruction of that line is as good.
    static bool Holds(ParsedFile file, Finding hit, int line)
    {
        var lines = file.Source.Lines;
        foreach (var instruction in file.Parsed.Dockerfile!.Instructions)
        {
            if (lines.LineOf(instruction.Span.Start) <= line && line <= lines.LineOf(instruction.Span.End))
                return hit.Location.Span.Start >= instruction.Span.Start && hit.Location.Span.Start <= instruction.Span.End;
        }
        return true;
    }
}
