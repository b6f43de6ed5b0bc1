using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Seaworthy.Syntax.Yaml;

/// <summary>Makes the nodes of a document of its tokens, by the grammar of YAML 1.2, chapters 7 and 8.</summary>
/// <remarks>
/// The scanner decides what is indented how; what is left is a grammar of a page, and going without the parser above it saves an object for each node and a
/// sixth of the
/// time. The parser's representation model would overflow the stack on deep nesting besides, so reading stops at a fixed depth.
/// </remarks>
sealed class YamlNodeReader(SourceText source, YamlTokens tokens, int offset, List<SyntaxDiagnostic> diagnostics)
{
    /// <summary>Deeper nesting than any manifest has; a reader of the file could not follow it either.</summary>
    const int DeepestNesting = 128;

    const int FewKeys = 16;

    readonly YamlDirectives _directives = new();
    Dictionary<string, YamlNode>? _anchors;

    /// <summary>The nesting was too deep to go on.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The root of the next document, an empty scalar where it has none; null when reading was stopped.</summary>
    public YamlNode? Document()
    {
        _anchors = null;
        var hasDirectives = _directives.Read(tokens);
        if (!tokens.Take(YamlTokenKind.DocumentStart) && hasDirectives)
            throw tokens.Fault("behind directives, a document starts with '---'");
        var isEmpty = tokens.Kind is YamlTokenKind.StreamEnd or YamlTokenKind.DocumentStart or YamlTokenKind.DocumentEnd;
        var root = isEmpty ? Empty(tokens.Position) : Node(0, isBlock: true, takesIndentless: false);
        if (!IsStopped && tokens.Kind is not (YamlTokenKind.StreamEnd or YamlTokenKind.DocumentStart or YamlTokenKind.DocumentEnd))
            throw tokens.Fault("the document is over, but something follows; indent it as what it belongs to, or start another document with '---'");
        return root;
    }

    YamlNode? Node(int depth, bool isBlock, bool takesIndentless)
    {
        if (depth > DeepestNesting)
        {
            IsStopped = true;
            diagnostics.Add(new SyntaxDiagnostic(new TextSpan(At(tokens.Start), 0), "Nested deeper than 128 levels; the rest of the file is not linted"));
            return null;
        }
        if (tokens.Kind == YamlTokenKind.Alias)
        {
            var alias = (AnchorAlias)tokens.Current;
            var span = Between(tokens.Start, tokens.End);
            tokens.Take();
            YamlNode? target = null;
            _ = _anchors?.TryGetValue(alias.Value.Value, out target);
            return new YamlAlias(source, span, alias.Value.Value, target);
        }
        var start = tokens.Start;
        string? anchor = null;
        string? tag = null;
        var hasProperties = tokens.Kind is YamlTokenKind.Anchor or YamlTokenKind.Tag;
        var end = hasProperties ? Properties(ref anchor, ref tag) : start;
        switch (tokens.Kind)
        {
            case YamlTokenKind.Scalar:
                return Register(ScalarOf((Scalar)tokens.Current, start, anchor, tag), anchor);
            case YamlTokenKind.BlockEntry when takesIndentless:
            case YamlTokenKind.BlockSequenceStart when isBlock:
                return BlockSequence(new YamlSequence(source, new TextSpan(At(start), 0), isFlow: false) { Anchor = anchor, Tag = tag }, depth);
            case YamlTokenKind.BlockMappingStart when isBlock:
                return BlockMapping(new YamlMapping(source, new TextSpan(At(start), 0), isFlow: false) { Anchor = anchor, Tag = tag }, depth);
            case YamlTokenKind.FlowSequenceStart:
                return FlowSequence(new YamlSequence(source, new TextSpan(At(start), 0), isFlow: true) { Anchor = anchor, Tag = tag }, depth);
            case YamlTokenKind.FlowMappingStart:
                return FlowMapping(new YamlMapping(source, new TextSpan(At(start), 0), isFlow: true) { Anchor = anchor, Tag = tag }, depth);
            default:
                if (!hasProperties)
                    throw tokens.Fault(isBlock ? "a value is missing here" : "a value is missing in front of this");
                return Register(new YamlScalar(source, Between(start, end), "", YamlStyle.Plain) { Anchor = anchor, Tag = tag }, anchor);
        }
    }

    // Anchor and tag, in either order; gives their end.
    int Properties(ref string? anchor, ref string? tag)
    {
        var end = tokens.Start;
        var hasTag = false;
        while (true)
        {
            switch (tokens.Current)
            {
                case Anchor name:
                    if (anchor is not null)
                        throw tokens.Fault("a node has one anchor; this is its second");
                    anchor = name.Value.IsEmpty ? "" : name.Value.Value;
                    break;
                case Tag name:
                    if (hasTag)
                        throw tokens.Fault("a node has one tag; this is its second");
                    hasTag = true;
                    tag = _directives.NameOf(name);
                    break;
                case AnchorAlias:
                    throw tokens.Fault("an alias stands for a whole node; anchor and tag belong to the node itself");
                default:
                    if (anchor is "")
                        anchor = null;
                    return end;
            }
            end = tokens.End;
            tokens.Take();
        }
    }

    // With the token that starts it, or of the same indentation as the key in front, without.
    YamlSequence? BlockSequence(YamlSequence sequence, int depth)
    {
        Register(sequence, sequence.Anchor);
        var isIndentless = !tokens.Take(YamlTokenKind.BlockSequenceStart);
        var end = sequence.Span.Start;
        while (tokens.Kind == YamlTokenKind.BlockEntry)
        {
            var mark = tokens.End;
            tokens.Take();
            var isEmpty = tokens.Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd
                || (isIndentless && tokens.Kind is YamlTokenKind.Key or YamlTokenKind.Value);
            if ((isEmpty ? Empty(mark) : Node(depth + 1, isBlock: true, takesIndentless: false)) is not { } item)
                return null;
            sequence.Add(item);
            end = Math.Max(end, item.Span.End);
        }
        if (!isIndentless && !tokens.Take(YamlTokenKind.BlockEnd))
            throw tokens.Fault("in a list each entry starts with '- ' in the same column; this does not");
        sequence.EndAt(end);
        return sequence;
    }

    YamlMapping? BlockMapping(YamlMapping mapping, int depth)
    {
        Register(mapping, mapping.Anchor);
        tokens.Take();
        HashSet<string>? seen = null;
        var end = mapping.Span.Start;
        while (tokens.Kind is YamlTokenKind.Key or YamlTokenKind.Value)
        {
            var mark = tokens.Start;
            if (tokens.Kind == YamlTokenKind.Key)
            {
                mark = tokens.End;
                tokens.Take();
            }
            if ((IsKeyOrEnd() ? Empty(mark) : Node(depth + 1, isBlock: true, takesIndentless: true)) is not { } key)
                return null;
            mark = tokens.Start;
            var hasValue = tokens.Kind == YamlTokenKind.Value;
            if (hasValue)
            {
                mark = tokens.End;
                tokens.Take();
            }
            if ((!hasValue || IsKeyOrEnd() ? Empty(mark) : Node(depth + 1, isBlock: true, takesIndentless: true)) is not { } value)
                return null;
            Add(mapping, key, value, ref seen);
            end = Math.Max(key.Span.End, value.Span.End);
        }
        if (!tokens.Take(YamlTokenKind.BlockEnd))
            throw tokens.Fault("here a key is expected; indent this as what it belongs to, or quote the value above");
        mapping.EndAt(end);
        return mapping;
    }

    bool IsKeyOrEnd() => tokens.Kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd;

    YamlSequence? FlowSequence(YamlSequence sequence, int depth)
    {
        Register(sequence, sequence.Anchor);
        tokens.Take();
        while (tokens.Kind != YamlTokenKind.FlowSequenceEnd)
        {
            if (sequence.Items.Count > 0 && !tokens.Take(YamlTokenKind.FlowEntry))
                throw tokens.Fault("a ',' or ']' is missing in front of this");
            if (tokens.Kind == YamlTokenKind.FlowSequenceEnd)
                break;
            if ((tokens.Kind == YamlTokenKind.Key ? Pair(depth + 1) : Node(depth + 1, isBlock: false, takesIndentless: false)) is not { } item)
                return null;
            sequence.Add(item);
        }
        sequence.EndAt(At(tokens.Start + 1));
        tokens.Take();
        return sequence;
    }

    // [a: b] is a list of a mapping with one entry.
    YamlMapping? Pair(int depth)
    {
        var mapping = new YamlMapping(source, new TextSpan(At(tokens.Start), 0), isFlow: true);
        HashSet<string>? seen = null;
        if (!FlowPair(mapping, depth, YamlTokenKind.FlowSequenceEnd, ref seen))
            return null;
        mapping.EndAt(mapping.Entries[0].Span.End);
        return mapping;
    }

    YamlMapping? FlowMapping(YamlMapping mapping, int depth)
    {
        Register(mapping, mapping.Anchor);
        tokens.Take();
        HashSet<string>? seen = null;
        while (tokens.Kind != YamlTokenKind.FlowMappingEnd)
        {
            if (mapping.Entries.Count > 0 && !tokens.Take(YamlTokenKind.FlowEntry))
                throw tokens.Fault("a ',' or '}' is missing in front of this");
            if (tokens.Kind == YamlTokenKind.FlowMappingEnd)
                break;
            if (!FlowPair(mapping, depth, YamlTokenKind.FlowMappingEnd, ref seen))
                return null;
        }
        mapping.EndAt(At(tokens.Start + 1));
        tokens.Take();
        return mapping;
    }

    // A key with its value, or a key alone; false when reading was stopped.
    bool FlowPair(YamlMapping mapping, int depth, YamlTokenKind end, ref HashSet<string>? seen)
    {
        tokens.Take(YamlTokenKind.Key);
        var hasKey = tokens.Kind != YamlTokenKind.Value && tokens.Kind != YamlTokenKind.FlowEntry && tokens.Kind != end;
        if ((hasKey ? Node(depth + 1, isBlock: false, takesIndentless: false) : Empty(tokens.Start)) is not { } key)
            return false;
        var hasValue = tokens.Take(YamlTokenKind.Value) ? tokens.Kind != YamlTokenKind.FlowEntry && tokens.Kind != end : IsAdjacent();
        if ((hasValue ? Node(depth + 1, isBlock: false, takesIndentless: false) : Empty(tokens.Start)) is not { } value)
            return false;
        Add(mapping, key, value, ref seen);
        return true;
    }

    // Of {"key"::value} the scanner hands out two scalars and nothing between.
    bool IsAdjacent() => tokens.Kind == YamlTokenKind.Scalar && At(tokens.Start) is > 0 and var at && source[at - 1] == ':';

    void Add(YamlMapping mapping, YamlNode key, YamlNode value, ref HashSet<string>? seen)
    {
        // A set from the 17th key on: looking through the list would be quadratic.
        if (mapping.Entries.Count == FewKeys)
            seen = SeenKeys(mapping);
        if (key is YamlScalar name && name.Value != "<<" && (seen is null ? mapping.Scan(name.Value) is not null : !seen.Add(name.Value)))
            ReportDuplicate(name, mapping.Scan(name.Value)!);
        mapping.Add(key, value);
    }

    static HashSet<string> SeenKeys(YamlMapping mapping)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is { } text)
                seen.Add(text);
        }
        return seen;
    }

    void ReportDuplicate(YamlScalar key, YamlEntry first) =>
        diagnostics.Add(new SyntaxDiagnostic(
            key.Span,
            "The key '" + key.Value + "' stands twice in one mapping (first in line " + (source.Lines.LineOf(first.KeySpan.Start) + 1)
                .ToString(CultureInfo.InvariantCulture) + "); delete one"));

    YamlScalar ScalarOf(Scalar scalar, int start, string? anchor, string? tag)
    {
        var span = Between(start, tokens.End);
        // A block scalar's end mark lies behind its last line end; nothing follows on that line.
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            span = TextSpan.FromBounds(span.Start, TrimEnd(span));
        tokens.Take();
        return new YamlScalar(source, span, scalar.Value, StyleOf(scalar.Style)) { Anchor = anchor, Tag = tag };
    }

    YamlScalar Empty(int position) => new(source, new TextSpan(At(position), 0), "", YamlStyle.Plain);

    int TrimEnd(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(source[end - 1]))
            end--;
        return end;
    }

    YamlNode Register(YamlNode node, string? anchor)
    {
        if (anchor is not null)
            (_anchors ??= new Dictionary<string, YamlNode>(StringComparer.Ordinal))[anchor] = node;
        return node;
    }

    int At(int position) => Math.Max(0, Math.Min(offset + position, source.Length));

    TextSpan Between(int start, int end)
    {
        var from = At(start);
        return TextSpan.FromBounds(from, Math.Max(from, At(end)));
    }

    static YamlStyle StyleOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlStyle.Literal,
        ScalarStyle.Folded => YamlStyle.Folded,
        _ => YamlStyle.Plain,
    };
}
