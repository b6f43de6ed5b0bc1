namespace Seaworthy.Syntax.Yaml;

/// <summary>Finds comments in the gaps between scalars. The parser's own comment mode refuses some valid files.</summary>
static class YamlComments
{
    public static IReadOnlyList<YamlComment> Find(YamlSyntax yaml)
    {
        var leaves = Leaves(yaml.Documents, withPlain: true);
        var comments = new List<YamlComment>();
        var text = yaml.Source.Text;
        var position = 0;
        foreach (var leaf in leaves)
        {
            position = Scan(text, position, leaf.Start, comments);
            if (leaf.End > position)
                position = leaf.End;
        }
        Scan(text, position, text.Length, comments);
        return comments;
    }

    /// <summary>The characters of all scalars and aliases in order; of a block scalar its content.</summary>
    /// <param name="documents">The trees.</param>
    /// <param name="withPlain">Plain scalars too, not only those with quotes and blocks.</param>
    internal static List<TextSpan> Leaves(IReadOnlyList<YamlDocument> documents, bool withPlain)
    {
        var leaves = new List<TextSpan>();
        foreach (var document in documents)
        {
            if (document.Root is { } root)
                Collect(root, leaves, withPlain);
        }
        leaves.Sort();
        return leaves;
    }

    // Trees are no deeper than the builder lets them be.
    static void Collect(YamlNode node, List<TextSpan> leaves, bool withPlain)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Collect(entry.Key, leaves, withPlain);
                    Collect(entry.Value, leaves, withPlain);
                }
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                    Collect(item, leaves, withPlain);
                break;
            case YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded } block:
                // The header line may end in a comment; the content starts below it.
                var header = block.Span.Start;
                var lineEnd = block.Content.Length > 0 ? block.Content.ToSource(0) : block.Span.End;
                leaves.Add(new TextSpan(header, 1));
                leaves.Add(TextSpan.FromBounds(lineEnd < header ? header : lineEnd, block.Span.End));
                break;
            case YamlScalar { Style: YamlStyle.Plain } when !withPlain:
                break;
            default:
                leaves.Add(node.Span);
                break;
        }
    }

    // A comment starts at the beginning of a line or behind white space (YAML 1.2, 6.6).
    static int Scan(string text, int start, int end, List<YamlComment> comments)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] != '#' || (i > 0 && text[i - 1] is not (' ' or '\t' or '\n' or '\r' or '\ufeff')))
                continue;
            var stop = i;
            while (stop < text.Length && text[stop] is not ('\n' or '\r'))
                stop++;
            comments.Add(new YamlComment(TextSpan.FromBounds(i, stop)));
            i = stop;
        }
        return end;
    }
}
