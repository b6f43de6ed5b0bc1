using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Seaworthy.Linting;
using Seaworthy.Rules.Tool;
using Seaworthy.Tests.Shared;
using Xunit;

namespace Seaworthy.Rules.Tests.Wording;

/// <summary>The pages: of rules, and those that are written by hand.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Ids() => [.. Catalogue.Infos.Select(i => i.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_page_of_a_rule_has_all_its_parts(string id)
    {
        var rule = Catalogue.Find(id)!;
        var page = RulePage.Markdown(rule);
        var headings = page.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).ToList();
        Assert.Equal(["## Message", "## Why", "## How to fix"], headings.Take(3));
        Assert.Contains("## How to suppress", headings);
        Assert.Equal(headings.Distinct(), headings);
        Assert.Contains(RulePage.MessageOf(rule), page, StringComparison.Ordinal);
        Assert.DoesNotContain("[|", page, StringComparison.Ordinal);
        Assert.DoesNotContain("|]", page, StringComparison.Ordinal);
        if (rule.Info.Id != HostReports.InternalFaultId)
        {
            Assert.Contains($"seaworthy_severity.{id.ToLowerInvariant()} = none", page, StringComparison.Ordinal);
            Assert.Contains($"<NoWarn>$(NoWarn);{id}</NoWarn>", page, StringComparison.Ordinal);
        }
        // Only the marks of the bad examples are shown as lines of carets.
        var bad = rule.Examples.Count(e => e.IsBad);
        Assert.True(page.Split('\n').Count(l => l.Contains('^') && l.Trim(' ', '\t', '^').Length == 0) >= bad, page);
    }

    [Theory]
    [InlineData("a: [|b|]\n", "a: b\n   ^\n")]
    [InlineData("\ta: [|b|] [|cd|]\n", "\ta: b cd\n\t   ^ ^^\n")]
    [InlineData("a:[||]\nb: 1\n", "a:\n  ^\nb: 1\n")]
    [InlineData("[|a:\n  b|]: 1\n", "a:\n^^\n  b: 1\n  ^\n")]
    public void Marks_become_carets(string example, string shown) => Assert.Equal(shown, MarkedText.Of(example));

    static IEnumerable<string> Paths() =>
    [
        .. Directory.EnumerateFiles(Words.PathTo("docs"), "*.md").Select(f => "docs/" + Path.GetFileName(f)).Order(StringComparer.Ordinal),
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/Seaworthy/README.md",
    ];

    public static TheoryData<string> ByHand() => [.. Paths()];

    [Fact]
    public void Pages_use_no_word_of_the_list() => Pending.Check("words of pages", Paths().SelectMany(FaultsOf));

    static IEnumerable<(string Id, string Fault)> FaultsOf(string path)
    {
        foreach (var paragraph in File.ReadAllText(Words.PathTo(path)).Split("\n\n"))
        {
            foreach (var word in Words.In(paragraph, isMessage: false))
                yield return (path, $"{word} in: {paragraph.ReplaceLineEndings(" ")}");
        }
    }

    [Theory, MemberData(nameof(ByHand))]
    public void Links_lead_to_files(string path)
    {
        foreach (Match link in Regex.Matches(File.ReadAllText(Words.PathTo(path)), @"\]\(([^)#:]+)(#[^)]*)?\)"))
        {
            var target = Path.Combine(Path.GetDirectoryName(Words.PathTo(path))!, link.Groups[1].Value);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{path}: there is no {link.Groups[1].Value}");
        }
    }

    [Fact]
    public void The_readme_is_short() => Assert.InRange(File.ReadLines(Words.PathTo("README.md")).Count(), 20, 80);
}
