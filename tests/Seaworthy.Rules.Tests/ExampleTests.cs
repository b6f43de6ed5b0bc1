using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>Every example of every rule, run.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string, int> All()
    {
        var data = new TheoryData<string, int>();
        foreach (var rule in Catalogue.Rules)
        {
            var index = 0;
            foreach (var _ in rule.Examples)
                data.Add(rule.Info.Slug, index++);
        }
        return data;
    }

    [Theory, MemberData(nameof(All))]
    public void Marks_are_what_the_rule_finds(string slug, int index)
    {
        var (rule, example, marked) = Get(slug, index);
        AssertSpans(rule, example, marked.Text, marked.Spans);
    }

    [Theory, MemberData(nameof(All))]
    public void Line_ends_do_not_matter(string slug, int index)
    {
        var (rule, example, _) = Get(slug, index);
        var windows = Marked.Parse(example.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        AssertSpans(rule, example, windows.Text, windows.Spans);
    }

    [Theory, MemberData(nameof(All))]
    public void The_fix_gives_the_fixed_text_and_silence(string slug, int index)
    {
        var (rule, example, marked) = Get(slug, index);
        if (!example.IsBad)
        {
            Assert.Null(example.FixedText);
            return;
        }
        var result = Run(rule, example, marked.Text);
        var finding = result.FindingsIn(example.Path)[0];
        if (example.FixedText is null)
        {
            Assert.True(finding.Fix is null || finding.Fix.Edits().Count == 0 || marked.Spans.Count > 1, "a fix is offered: the example must show its result");
            return;
        }
        Assert.NotNull(finding.Fix);
        var text = marked.Text;
        foreach (var fix in result.FindingsIn(example.Path).Select(f => f.Fix!).Take(1))
            text = TextEdit.Apply(text, fix.Edits());
        Assert.Equal(example.FixedText, text);
        if (marked.Spans.Count == 1)
            Assert.Empty(Run(rule, example, text).FindingsIn(example.Path));
        AssertNothingNew(example, marked.Text, text);
    }

    // A repaired fault must not be another one.
    static void AssertNothingNew(Example example, string before, string after)
    {
        var old = Ids(example, before);
        foreach (var id in Ids(example, after))
            Assert.True(old.Remove(id), $"the fix brings {id}");
    }

    static List<string> Ids(Example example, string text) =>
        [.. Lint.Run(null, example.Options, Mode.All, Files(example, text)).FindingsIn(example.Path).Select(f => f.Rule.Info.Id)];

    static void AssertSpans(Rule rule, Example example, string text, IReadOnlyList<TextSpan> spans)
    {
        var findings = Run(rule, example, text).FindingsIn(example.Path);
        Assert.Equal(
            spans.Select(s => $"{s} {text.Substring(s.Start, s.Length)}"),
            findings.Select(f => $"{f.Location.Span} {f.Location.Source.ToString(f.Location.Span)}"));
        Assert.Equal(example.IsBad, findings.Count > 0);
        foreach (var finding in findings)
        {
            Assert.Same(rule, finding.Rule);
            Assert.Matches("^([^a-z]|[a-z-]+[.A-Z][A-Za-z.]+ |(etcd|ingress-nginx|kube-proxy|nginx) )", finding.Message);
            Assert.False(finding.Message.EndsWith('.'), finding.Message);
            Assert.DoesNotMatch("\\{[0-9]", finding.Message);
        }
    }

    static LintResult Run(Rule rule, Example example, string text) => Lint.Run(rule, example.Options, Mode.None, Files(example, text));

    static (string, string)[] Files(Example example, string text) =>
        [(example.Path, text), .. example.Files.Select(f => (f.Path, f.Text))];

    static (Rule Rule, Example Example, Marked Marked) Get(string slug, int index)
    {
        var rule = Catalogue.Find(slug)!;
        var example = rule.Examples.ElementAt(index);
        return (rule, example, Marked.Parse(example.Text));
    }
}
