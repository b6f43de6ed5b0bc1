using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Seaworthy.Core.Tests.Syntax.Yaml;

/// <summary>The nodes are those that the library's own parser makes of the same tokens, for texts that both take.</summary>
public sealed class YamlParserAgreementTests
{
    static readonly string[] s_pieces =
    [
        "- ", ": ", "? ", "[", "]", "{", "}", ", ", "&a ", "*a", "!t ", "!!str ", "!<u:v> ", "\n", "  ", "---\n", "...\n", "# c\n", "\"", "'", "|\n", ">-\n",
            "a", "b: c", "\t", "%TAG ! x\n", "%YAML 1.2\n",
        "<<: ", "\r\n", "é",
    ];

    static readonly string[] s_texts =
    [
        "services:\n  web: &web\n    image: nginx:1.27\n    ports:\n    - \"80:80\"\n    - target: 8080\n      published: 80\n  api:\n    <<: *web\n    " +
            "command: [\"a\", b, 'c']\n",
        "apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers:\n  - name: web\n    args:\n    - |\n      echo\n   " +
            "   done\n    - >-\n      folded\n      text\n---\nkind: List\nitems: []\n...\n",
        "? key\n: value\n? [a, b]\n: - c\n  - d: e\n    f:\n    - g\n",
        "%TAG !e! tag:e.org,2026:\n---\n!e!x\na: !!int 1\nb: !t &n text\nc: [x: y, ? z, { q: 1, r, s: }]\n",
    ];

    [Fact]
    public void Documents_agree()
    {
        var random = new Random(20261126);
        var compared = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var text = i % 2 == 0 ? Assemble(random) : Mutate(random, s_texts[random.Next(s_texts.Length)]);
            if (Theirs(text) is not { } theirs || Ours(text) is not { } ours)
                continue;
            compared++;
            if (theirs != ours)
                Assert.Fail("Of\n" + text + "\nthe parser makes\n" + theirs + "\nand we make\n" + ours);
        }
        Assert.InRange(compared, 10_000, 60_000);
    }

    [Fact]
    public void What_the_parser_takes_is_taken()
    {
        var random = new Random(1126);
        var (taken, refused) = (0, new List<string>());
        for (var i = 0; i < 60_000; i++)
        {
            var text = Mutate(random, s_texts[random.Next(s_texts.Length)]);
            if (Theirs(text) is null)
                continue;
            taken++;
            if (IsRefused(YamlSyntax.Parse(new SourceText("x.yaml", text))))
                refused.Add(text);
        }
        Assert.InRange(taken, 10_000, 60_000);
        // A scalar that the scanner lets stand beside another in a flow mapping is a value for the parser; it is a comma that somebody forgot.
        Assert.True(refused.Count < taken / 500, refused.Count + " of " + taken + " are refused, as\n" + string.Join("\n===\n", refused));
    }

    static string Assemble(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 14); count > 0; count--)
            text.Append(s_pieces[random.Next(s_pieces.Length)]);
        return text.ToString();
    }

    static string Mutate(Random random, string text)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) == 0 ? text.Remove(at, 1) : text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
        }
        return text;
    }

    // Null where the parser refuses the text.
    static string? Theirs(string text)
    {
        var lines = new StringBuilder();
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                switch (parser.Current)
                {
                    case DocumentStart:
                        lines.Append("document\n");
                        break;
                    case AnchorAlias alias:
                        lines.Append("alias ").Append(alias.Start.Index).Append(' ').Append(alias.Value.Value).Append('\n');
                        break;
                    case Scalar scalar:
                        // An empty document stands behind the end of the text; its node stands at the end.
                        Append(lines, scalar.Style.ToString(), Math.Min(scalar.Start.Index, text.Length), scalar.Anchor, scalar.Tag).Append(scalar.Value)
                            .Append('\n');
                        break;
                    // The mapping of one pair in a list has no place of its own with them.
                    case MappingStart mapping:
                        Append(lines, "mapping", mapping.Style == MappingStyle.Flow ? -1 : mapping.Start.Index, mapping.Anchor, mapping.Tag).Append('\n');
                        break;
                    case SequenceStart sequence:
                        Append(lines, "sequence", sequence.Start.Index, sequence.Anchor, sequence.Tag).Append('\n');
                        break;
                    case MappingEnd or SequenceEnd:
                        lines.Append("end\n");
                        break;
                }
            }
            return lines.ToString();
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    static StringBuilder Append(StringBuilder lines, string what, long start, AnchorName anchor, TagName tag) =>
        lines.Append(what).Append(' ').Append(start).Append(anchor.IsEmpty ? " " : " &" + anchor.Value + " ").Append(tag.IsEmpty ? "" : tag.Value).Append(' ');

    // Null where we refuse it, or take it for a template; and where a key is left out, of which the parser makes too few nodes.
    static string? Ours(string text)
    {
        var yaml = YamlSyntax.Parse(new SourceText("x.yaml", text));
        if (yaml.IsTemplate || IsRefused(yaml))
            return null;
        var lines = new StringBuilder();
        foreach (var document in yaml.Documents)
        {
            if (document.Root is not { } root || LacksKey(root))
                return null;
            lines.Append("document\n");
            Append(lines, root);
        }
        return lines.ToString();
    }

    static bool IsRefused(YamlSyntax yaml) => yaml.Diagnostics.Any(d => d.Message.StartsWith("Not YAML", StringComparison.Ordinal));

    static bool LacksKey(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Any(e => e.KeySpan.IsEmpty || LacksKey(e.Key) || LacksKey(e.Value)),
        YamlSequence sequence => sequence.Items.Any(LacksKey),
        _ => false,
    };

    static void Append(StringBuilder lines, YamlNode node)
    {
        switch (node)
        {
            case YamlAlias alias:
                lines.Append("alias ").Append(alias.Span.Start).Append(' ').Append(alias.Name).Append('\n');
                break;
            case YamlScalar scalar:
                Append(lines, scalar, scalar.Style.ToString(), scalar.Span.Start).Append(scalar.Value).Append('\n');
                break;
            case YamlMapping mapping:
                Append(lines, mapping, "mapping", mapping.IsFlow ? -1 : mapping.Span.Start).Append('\n');
                foreach (var entry in mapping.Entries)
                {
                    Append(lines, entry.Key);
                    Append(lines, entry.Value);
                }
                lines.Append("end\n");
                break;
            case YamlSequence sequence:
                Append(lines, sequence, "sequence", sequence.Span.Start).Append('\n');
                foreach (var item in sequence.Items)
                    Append(lines, item);
                lines.Append("end\n");
                break;
        }
    }

    static StringBuilder Append(StringBuilder lines, YamlNode node, string what, int start) =>
        lines.Append(what).Append(' ').Append(start).Append(node.Anchor is null ? " " : " &" + node.Anchor + " ").Append(node.Tag ?? "").Append(' ');
}
