using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Edits;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Yaml;

/// <summary>An edit changes what it says, and nothing else.</summary>
public sealed class YamlEditTests
{
    [Theory]
    [InlineData("a:\n  b: 1 # one\n  c: 2\n", "a:\n  b: 1 # one\n  c: 2\n  x:\n    y: 9\n")]
    [InlineData("a: { b: 1 }\n", "a: { b: 1, x: { y: 9 } }\n")]
    [InlineData("a: {}\n", "a: { x: { y: 9 } }\n")]
    [InlineData("a:\n  b: 1\n  x:\n  c: 2", "a:\n  b: 1\n  x:\n    y: 9\n  c: 2")]
    [InlineData("a:\r\n  b: 1\r\n", "a:\r\n  b: 1\r\n  x:\r\n    y: 9\r\n")]
    [InlineData("a:\n  b: |\n    text\n\nz: 1\n", "a:\n  b: |\n    text\n  x:\n    y: 9\n\nz: 1\n")]
    [InlineData("a:\n  x:\n    y: 'old' # why\n", "a:\n  x:\n    y: 9 # why\n")]
    public void Set(string before, string after) => Check(before, after, a => YamlOperation.Set(a, ["x", "y"], "9"));

    [Theory]
    [InlineData("a:\n  x:\n    y: 1\n  b: 2\n", "a:\n  b: 2\n")]
    [InlineData("a:\n  b: 2\n  x:\n    y: 1 # why\n    z: 3\n", "a:\n  b: 2\n  x:\n    z: 3\n")]
    [InlineData("a: { x: { y: 1 }, b: 2 }\n", "a: { b: 2 }\n")]
    [InlineData("a: { b: 2, x: { y: 1 } }\n", "a: { b: 2 }\n")]
    [InlineData("a:\n  b: 2\n  x: { y: 1 }", "a:\n  b: 2")]
    public void Remove(string before, string after) => Check(before, after, a => YamlOperation.Remove(a, "x", "y"));

    [Theory]
    [InlineData("a:\n  b: 1\n", "a:\n  b: 1\n  x:\n    y:\n      - 9\n")]
    [InlineData("a:\n  x:\n    y:\n    - 1\n    - 2 # two\n", "a:\n  x:\n    y:\n    - 1\n    - 2 # two\n    - 9\n")]
    [InlineData("a:\n  x:\n    y: [1, 2]\n", "a:\n  x:\n    y: [1, 2, 9]\n")]
    [InlineData("a:\n  x:\n    y: []\n", "a:\n  x:\n    y: [9]\n")]
    [InlineData("a:\n  l:\n  - q\n", "a:\n  l:\n  - q\n  x:\n    y:\n    - 9\n")]
    public void Append(string before, string after) => Check(before, after, a => YamlOperation.Append(a, ["x", "y"], "9"));

    [Fact]
    public void Operations_share_the_mapping_that_they_need() => Check(
        "a:\n  b: 1\n",
        "a:\n  b: 1\n  x:\n    y: 9\n    z:\n      - 8\n",
        a => YamlOperation.Set(a, ["x", "y"], "9"),
        a => YamlOperation.Append(a, ["x", "z"], "8"));

    [Fact]
    public void Contradictions_are_refused()
    {
        var yaml = Parse("a:\n  b: 1\n");
        var a = (YamlMapping)((YamlMapping)yaml.Documents[0].Root!).Find("a")!.Value;
        Assert.Null(YamlEditPlanner.TryPlan(yaml.Source, [YamlOperation.Set(a, ["x"], "1"), YamlOperation.Set(a, ["x"], "2")]));
        Assert.Null(YamlEditPlanner.TryPlan(yaml.Source, [YamlOperation.Set(a, ["b", "c"], "1")]));
    }

    [Fact]
    public void Random_edits_of_real_files_change_that_alone()
    {
        var random = new Random(11);
        var done = 0;
        var refused = 0;
        foreach (var path in SharedFiles.Files("corpus/compose").Concat(SharedFiles.Files("corpus/kubernetes")))
        {
            var yaml = Parse(File.ReadAllText(path));
            var mappings = new List<YamlMapping>();
            foreach (var document in yaml.Documents)
                Collect(document.Root, mappings);
            if (yaml.IsTemplate || mappings.Count == 0)
                continue;
            for (var i = 0; i < 6; i++)
            {
                var mapping = mappings[random.Next(mappings.Count)];
                if (mapping.Entries.Count == 0)
                    continue;
                var entry = mapping.Entries[random.Next(mapping.Entries.Count)];
                var kind = random.Next(3);
                if (entry.KeyText is not { } key || key == "<<" || mapping.Entries.Count(e => e.KeyText == key) > 1)
                    continue;
                var operation = kind switch
                {
                    0 => YamlOperation.Set(mapping, ["zzNew", "inner"], "true"),
                    1 => YamlOperation.Remove(mapping, key),
                    _ => YamlOperation.Append(mapping, ["zzList"], "one"),
                };
                // Expected: the old tree, changed in that one mapping.
                var expected = Write(yaml, mapping, kind == 1 ? entry : null, kind switch { 0 => "zzNew:{inner:true}", 1 => null, _ => "zzList:[one]" });
                if (kind == 1 && mapping.Entries.Count == 1)
                    continue;
                if (YamlEditPlanner.TryPlan(yaml.Source, [operation]) is not { } edits)
                {
                    refused++;
                    continue;
                }
                var text = TextEdit.Apply(yaml.Source.Text, edits);
                var actual = Write(Parse(text), null, null, null);
                Assert.True(expected == actual, $"{path}: kind {kind} at {mapping.Span}\n{string.Join("\n", edits)}\n{text}");
                done++;
            }
        }
        Console.WriteLine($"{done} edits of real files, {refused} refused");
    }

    static void Check(string before, string after, params Func<YamlMapping, YamlOperation>[] operations)
    {
        var yaml = Parse(before);
        var a = (YamlMapping)((YamlMapping)yaml.Documents[0].Root!).Find("a")!.Value;
        var edits = YamlEditPlanner.TryPlan(yaml.Source, [.. operations.Select(o => o(a))]);
        Assert.NotNull(edits);
        Assert.Equal(after, TextEdit.Apply(before, edits));
    }

    static void Collect(YamlNode? node, List<YamlMapping> mappings)
    {
        if (node is YamlMapping mapping)
        {
            mappings.Add(mapping);
            foreach (var entry in mapping.Entries)
                Collect(entry.Value, mappings);
        }
        else if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
                Collect(item, mappings);
        }
    }

    // A canonical form in which only the tree counts.
    static string Write(YamlSyntax yaml, YamlMapping? changed, YamlEntry? without, string? added)
    {
        var text = new StringBuilder();
        foreach (var document in yaml.Documents)
        {
            Write(document.Root);
            text.Append('\n');
        }
        return text.ToString();

        void Write(YamlNode? node)
        {
            switch (node)
            {
                case YamlMapping mapping:
                    text.Append('{');
                    foreach (var entry in mapping.Entries.Where(e => e != without))
                    {
                        Write(entry.Key);
                        text.Append(':');
                        Write(entry.Value);
                        text.Append(',');
                    }
                    if (mapping == changed && added is not null)
                        text.Append(added.Replace("inner:true}", "inner:true,}", StringComparison.Ordinal).Replace("one]", "one,]", StringComparison.Ordinal))
                            .Append(',');
                    text.Append('}');
                    break;
                case YamlSequence sequence:
                    text.Append('[');
                    foreach (var item in sequence.Items)
                    {
                        Write(item);
                        text.Append(',');
                    }
                    text.Append(']');
                    break;
                case YamlAlias alias:
                    text.Append('*').Append(alias.Name);
                    break;
                case YamlScalar scalar:
                    text.Append(scalar.Value);
                    break;
            }
        }
    }

    static YamlSyntax Parse(string text) => YamlSyntax.Parse(new SourceText("a.yaml", text));
}
