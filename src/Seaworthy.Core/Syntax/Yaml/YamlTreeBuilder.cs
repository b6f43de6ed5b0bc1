using System;
using System.Collections.Generic;
using System.IO;
using Seaworthy.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Seaworthy.Syntax.Yaml;

/// <summary>Makes nodes of the event parser's events, one document after the other.</summary>
/// <remarks>
/// The parser's representation model would overflow the stack on deep nesting, and its event parser takes quadratic time there, so building stops at a
/// fixed depth. Its marks for ends of collections are zero-width at the next token: ends are worked out from the children.
/// </remarks>
sealed class YamlTreeBuilder(SourceText source)
{
    /// <summary>Deeper nesting than any manifest has; a reader of the file could not follow it either.</summary>
    const int DeepestNesting = 128;

    const int MostDocuments = 10_000;

    const int FewKeys = 16;

    readonly List<YamlDocument> _documents = [];
    readonly List<SyntaxDiagnostic> _diagnostics = [];
    Dictionary<string, YamlNode>? _anchors;
    Parser _parser = null!;
    int _offset;
    bool _isStopped;

    public List<YamlDocument> Documents => _documents;

    public List<SyntaxDiagnostic> Diagnostics => _diagnostics;

    public void Build()
    {
        var text = source.Text;
        _offset = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        if (text.IndexOf('\0') >= 0)
        {
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(text.IndexOf('\0'), 1), "The file holds a NUL character: it is binary, or in an encoding without a byte order mark; save it as UTF-8"));
            return;
        }
        while (_offset <= text.Length && !_isStopped)
        {
            var failure = ReadDocuments(text);
            if (failure < 0)
                return;
            // A parser that has failed is finished; the next document gets a new one.
            var next = NextDocument(text, failure);
            if (next < 0)
                return;
            _offset = next;
        }
    }

    // Reads documents until the end (-1) or a failure (its offset).
    int ReadDocuments(string text)
    {
#pragma warning disable RS0030 // A reader over text in memory; no disk is touched.
        _parser = new Parser(new StringReader(_offset == 0 ? text : text.Substring(_offset)));
#pragma warning restore RS0030
        var start = _offset;
        try
        {
            _parser.MoveNext();
            while (_parser.MoveNext() && _parser.Current is DocumentStart)
            {
                _anchors = null;
                start = _offset + (int)_parser.Current.Start.Index;
                _parser.MoveNext();
                var root = Node(0);
                if (_isStopped)
                    return NextDocument(text, Position());
                _parser.MoveNext();
                Add(start, root);
                if (_documents.Count >= MostDocuments)
                {
                    _isStopped = true;
                    _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(start, 0), "The file holds more than 10000 documents; what follows is not linted"));
                    return -1;
                }
            }
            return -1;
        }
        catch (YamlException error)
        {
            var at = Clamp(_offset + (int)error.Start.Index);
            var end = Math.Max(at, Clamp(_offset + (int)error.End.Index));
            // An error at the end of a line wants a character to mark.
            _diagnostics.Add(new SyntaxDiagnostic(TextSpan.FromBounds(at, Math.Min(end, LineEnd(text, at))), "Not YAML: " + Sentence(error.Message)));
            return Math.Max(at, start);
        }
        // The scanner has faults of its own on text that is not YAML; whatever it throws, the text is at fault, near the last event.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var at = Math.Max(start, Clamp(_offset + (int)(_parser.Current?.End.Index ?? 0)));
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(at, 0), "Not YAML: what follows cannot be read; look for a bracket or quote that is not closed"));
            return at;
        }
    }

    void Add(int start, YamlNode? root)
    {
        var end = root is null ? start : Math.Max(start, root.Span.End);
        _documents.Add(new YamlDocument(TextSpan.FromBounds(start, end), root));
    }

    int Position() => _offset + (int)(_parser.Current?.Start.Index ?? 0);

    YamlNode? Node(int depth)
    {
        if (depth > DeepestNesting)
        {
            _isStopped = true;
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(Clamp(Position()), 0), "Nested deeper than 128 levels; the rest of the file is not linted"));
            return null;
        }
        switch (_parser.Current)
        {
            case Scalar scalar:
                return Register(ScalarOf(scalar), scalar.Anchor);
            case AnchorAlias alias:
                YamlNode? target = null;
                _ = _anchors?.TryGetValue(alias.Value.Value, out target);
                return new YamlAlias(source, SpanOf(alias), alias.Value.Value, target);
            case MappingStart start:
                return Mapping(start, depth);
            case SequenceStart start:
                return Sequence(start, depth);
            default:
                return null;
        }
    }

    YamlMapping Mapping(MappingStart start, int depth)
    {
        var isFlow = start.Style == MappingStyle.Flow;
        var mapping = new YamlMapping(source, new TextSpan(_offset + (int)start.Start.Index, 0), isFlow) { Anchor = NameOf(start.Anchor), Tag = TagOf(start.Tag) };
        Register(mapping, start.Anchor);
        HashSet<string>? seen = null;
        var end = _offset + (int)start.End.Index;
        while (!_isStopped && _parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Node(depth + 1);
            if (key is null || !_parser.MoveNext())
                return mapping;
            var value = Node(depth + 1);
            if (value is null)
                return mapping;
            // A set from the 17th key on: looking through the list would be quadratic.
            if (mapping.Entries.Count == FewKeys)
                seen = SeenKeys(mapping);
            if (key is YamlScalar name && name.Value != "<<" && (seen is null ? mapping.Scan(name.Value) is not null : !seen.Add(name.Value)))
                ReportDuplicate(name, mapping.Scan(name.Value)!);
            mapping.Add(key, value);
            end = Math.Max(key.Span.End, value.Span.End);
        }
        mapping.EndAt(isFlow ? Clamp(_offset + (int)(_parser.Current?.Start.Index ?? 0) + 1) : end);
        return mapping;
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

    YamlSequence Sequence(SequenceStart start, int depth)
    {
        var isFlow = start.Style == SequenceStyle.Flow;
        var sequence = new YamlSequence(source, new TextSpan(_offset + (int)start.Start.Index, 0), isFlow) { Anchor = NameOf(start.Anchor), Tag = TagOf(start.Tag) };
        Register(sequence, start.Anchor);
        var end = _offset + (int)start.End.Index;
        while (!_isStopped && _parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
                return sequence;
            sequence.Add(item);
            end = Math.Max(end, item.Span.End);
        }
        sequence.EndAt(isFlow ? Clamp(_offset + (int)(_parser.Current?.Start.Index ?? 0) + 1) : end);
        return sequence;
    }

    YamlScalar ScalarOf(Scalar scalar)
    {
        var span = SpanOf(scalar);
        // A block scalar's end mark lies behind its last line end; nothing follows on that line.
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            span = TextSpan.FromBounds(span.Start, TrimEnd(span));
        return new YamlScalar(source, span, scalar.Value, StyleOf(scalar.Style)) { Anchor = NameOf(scalar.Anchor), Tag = TagOf(scalar.Tag) };
    }

    int TrimEnd(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(source[end - 1]))
            end--;
        return end;
    }

    YamlNode Register(YamlNode node, AnchorName anchor)
    {
        if (!anchor.IsEmpty)
            (_anchors ??= new Dictionary<string, YamlNode>(StringComparer.Ordinal))[anchor.Value] = node;
        return node;
    }

    void ReportDuplicate(YamlScalar key, YamlEntry first) =>
        _diagnostics.Add(new SyntaxDiagnostic(
            key.Span,
            "The key '" + key.Value + "' stands twice in one mapping (first in line " + (source.Lines.LineOf(first.KeySpan.Start) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + "); delete one"));

    TextSpan SpanOf(ParsingEvent item)
    {
        var start = Clamp(_offset + (int)item.Start.Index);
        return TextSpan.FromBounds(start, Math.Max(start, Clamp(_offset + (int)item.End.Index)));
    }

    int Clamp(int offset) => Math.Max(0, Math.Min(offset, source.Length));

    static string? NameOf(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    static string? TagOf(TagName tag) => tag.IsEmpty ? null : tag.Value;

    static YamlStyle StyleOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlStyle.Literal,
        ScalarStyle.Folded => YamlStyle.Folded,
        _ => YamlStyle.Plain,
    };

    // The line behind offset that starts a document; -1 without one.
    static int NextDocument(string text, int offset)
    {
        for (var line = text.IndexOf('\n', Math.Min(offset, text.Length)); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            if (string.CompareOrdinal(text, line + 1, "---", 0, 3) == 0 && (line + 4 >= text.Length || char.IsWhiteSpace(text[line + 4])))
                return line + 1;
        }
        return -1;
    }

    static int LineEnd(string text, int offset)
    {
        var end = text.IndexOf('\n', Math.Min(offset, text.Length));
        return end < 0 ? text.Length : end;
    }

    static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text.Substring(1);
    }
}
