using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Yaml;

public sealed class YamlTreeTests
{
    [Fact]
    public void Nodes_stand_where_their_characters_are()
    {
        const string Text = "a: &x\n  b: [1, 'two' ,\n   3 ] # c\n  d:\n  e: |\n    foo\n    bar\n\nf: *x\ng: {}\nh: { q: !t \"z\\n\" }\n";
        var spans = new List<string>();
        Collect(Parse(Text).Documents[0].Root!, spans);
        Assert.Equal(
            ["a", "&x\n  b: [1, 'two' ,\n   3 ] # c\n  d:\n  e: |\n    foo\n    bar", "b", "[1, 'two' ,\n   3 ]", "1", "'two'", "3", "d", "", "e",
                "|\n    foo\n    bar", "f", "*x", "g", "{}", "h", "{ q: !t \"z\\n\" }", "q", "!t \"z\\n\""],
            spans.Skip(1));

        void Collect(YamlNode node, List<string> into)
        {
            into.Add(Text.Substring(node.Span.Start, node.Span.Length));
            if (node is YamlMapping mapping)
            {
                foreach (var entry in mapping.Entries)
                {
                    Collect(entry.Key, into);
                    Collect(entry.Value, into);
                }
            }
            else if (node is YamlSequence sequence)
            {
                foreach (var item in sequence.Items)
                    Collect(item, into);
            }
        }
    }

    [Theory]
    [InlineData("[a: b, c]", "a: b")]
    [InlineData("[? a : b, c]", "? a : b")]
    public void A_pair_in_a_list_is_a_mapping_of_its_own(string text, string pair)
    {
        var item = ((YamlSequence)Parse(text).Documents[0].Root!).Items[0];
        Assert.Equal(pair, text.Substring(item.Span.Start, item.Span.Length));
    }

    [Theory]
    [InlineData("a: [b, c\nd: e\n", "Not YAML: what follows cannot be read; look for a bracket or quote that is not closed")]
    [InlineData("a: ['b' 'c']\n", "Not YAML: a ',' or ']' is missing in front of this")]
    [InlineData("a: { b: 'c' d: e }\n", "Not YAML: a ',' or '}' is missing in front of this")]
    [InlineData("a:\n  - b\n  c: d\n", "Not YAML: in a list each entry starts with '- ' in the same column; this does not")]
    [InlineData("a: b\n- c\n", "Not YAML: here a key is expected; indent this as what it belongs to, or quote the value above")]
    [InlineData("a: \"b\" c\n", "Not YAML: here a key is expected; indent this as what it belongs to, or quote the value above")]
    [InlineData("a: !x!y b\n", "Not YAML: nobody says what the handle of this tag stands for; a %TAG directive would")]
    [InlineData("%YAML 1.2\n[a]\n", "Not YAML: behind directives, a document starts with '---'")]
    [InlineData("[a]\nb: c\n", "Not YAML: the document is over, but something follows; indent it as what it belongs to, or start another document with '---'")]
    [InlineData("a: &x &y b\n", "Not YAML: a node has one anchor; this is its second")]
    [InlineData("a: [,]\n", "Not YAML: a value is missing in front of this")]
    public void Mistakes_are_told(string text, string message) => Assert.Equal(message, Assert.Single(Parse(text).Diagnostics).Message);

    [Theory]
    [InlineData("k: plain", "plain")]
    [InlineData("k: 'it''s'", "it's")]
    [InlineData("k: \"a\\tb\\u00e9c\"", "a\tbéc")]
    [InlineData("k: |\n  one\n  two\n", "one\ntwo\n")]
    [InlineData("k: >-\n  one\n  two\n", "one two")]
    [InlineData("k: \"one\n  two\"", "one two")]
    public void Content_is_decoded_and_mapped(string text, string value)
    {
        var scalar = (YamlScalar)((YamlMapping)Parse(text).Documents[0].Root!).Entries[0].Value;
        Assert.Equal(value, scalar.Content.Text);
        for (var i = 0; i < value.Length; i++)
        {
            var at = scalar.Content.ToSource(i);
            Assert.InRange(at, scalar.Span.Start, scalar.Span.End);
            if (char.IsLetter(value[i]) && value[i] < 128)
                Assert.Equal(value[i], text[at]);
        }
    }

    [Fact]
    public void Merge_keys_are_looked_through_and_never_copied()
    {
        var root = (YamlMapping)Parse("base: &b { a: 1, b: 2 }\nother: &o { b: 3, c: 4 }\none: { <<: *b, a: 9 }\nmany: { <<: [*o, *b] }\n").Documents[0].Root!;
        var one = (YamlMapping)root.Find("one")!.Value;
        var many = (YamlMapping)root.Find("many")!.Value;
        Assert.Equal("9", Value(one, "a"));
        Assert.Equal("2", Value(one, "b"));
        Assert.Equal("3", Value(many, "b"));
        Assert.Equal("1", Value(many, "a"));
        Assert.Null(one.Find("c"));
        Assert.NotSame(one, one.Find("b")!.Owner);

        static string Value(YamlMapping mapping, string key) => ((YamlScalar)mapping.Find(key)!.Value).Value;
    }

    [Fact]
    public void A_merge_that_leads_to_itself_ends() =>
        Assert.Null(((YamlMapping)((YamlMapping)Parse("a: &a\n  <<: *a\n  b: 1\n").Documents[0].Root!).Find("a")!.Value).Find("c"));

    [Fact]
    public void A_broken_document_leaves_the_others()
    {
        var yaml = Parse("a: 1\n---\nb: [1\nc: 2\n---\nd: 3\n---\ne: 'x\n---\nf: 1\n");
        Assert.Equal(["a", "d"], yaml.Documents.Select(d => ((YamlMapping)d.Root!).Entries[0].KeyText).Take(2));
        Assert.NotEmpty(yaml.Diagnostics);
    }

    [Fact]
    public void A_key_that_stands_twice_is_said_with_the_first_line()
    {
        var diagnostic = Assert.Single(Parse("a: 1\nb: 2\na: 3\n").Diagnostics);
        Assert.Equal(10, diagnostic.Span.Start);
        Assert.Contains("line 1", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_are_found_in_the_gaps()
    {
        const string Text = "# one\na: 'x # no' # two\nb: | # three\n  # no\nc: a#b\n  # four\n";
        Assert.Equal(["# one", "# two", "# three", "# four"], Parse(Text).Comments.Select(c => Text.Substring(c.Span.Start, c.Span.Length)));
    }

    [Theory]
    [InlineData("{{- if .Values.x }}\na: 1\n{{- end }}\n", true)]
    [InlineData("a: {{ .Values.x }}\n  b\n", true)]
    [InlineData("a: \"{{ .Values.x }}\"\n", false)]
    [InlineData("a: {b: {c: 1}}\n", false)]
    public void Templates_are_told_from_yaml(string text, bool isTemplate) => Assert.Equal(isTemplate, Parse(text).IsTemplate);

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("a: &a [*a]\n", 20_000)]
    [InlineData("? ", 50_000)]
    [InlineData("\"", 100_001)]
    [InlineData("a: 1\n---\n", 20_000)]
    [InlineData("x: [\n---\n", 5_000)]
    public void Hostile_shapes_end(string piece, int count)
    {
        var yaml = Parse(string.Concat(Enumerable.Repeat(piece, count)));
        Assert.NotNull(yaml.Comments);
    }

    [Fact]
    public void An_alias_bomb_is_not_expanded()
    {
        var text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 30)
            .Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Equal(31, ((YamlMapping)Parse(text).Documents[0].Root!).Entries.Count);
    }

    [Fact]
    public void Real_manifests_parse()
    {
        foreach (var path in SharedFiles.Files("corpus/compose").Concat(SharedFiles.Files("corpus/kubernetes")))
        {
            var yaml = YamlSyntax.Parse(new SourceText(path, File.ReadAllText(path)));
            Assert.Empty(yaml.Diagnostics.Select(d => $"{path}: {d.Message}"));
        }
    }

    [Fact]
    public void Nothing_in_the_hostile_corpus_throws()
    {
        foreach (var path in SharedFiles.Files("corpus/hostile").Concat(SharedFiles.Files("corpus/other-yaml")))
            Assert.NotNull(YamlSyntax.Parse(new SourceText(path, File.ReadAllText(path))).Comments);
    }

    static YamlSyntax Parse(string text) => YamlSyntax.Parse(new SourceText("a.yaml", text));
}
