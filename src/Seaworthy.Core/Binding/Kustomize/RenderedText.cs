using System.Text;

namespace Seaworthy.Binding.Kustomize;

/// <summary>
/// The words of an object that is put together of several files, as a text of its own: whoever reads the object has to know of no file, and what is found
/// in a word stands where that word is written.
/// </summary>
sealed class RenderedText : Embedding
{
    const int DeepestNesting = 100;
    const int MostWords = 50_000;

    readonly Dictionary<YamlScalar, Piece[]> _composed;
    readonly StringBuilder _text = new();
    readonly List<Token> _tokens = [];
    SourceText _source = null!;
    int _next;
    bool _isTooLarge;

    RenderedText(Dictionary<YamlScalar, Piece[]> composed) => _composed = composed;

    public override bool TakesOperations => true;

    /// <summary>The object as nodes of one text; null for one that is too large.</summary>
    public static YamlMapping? Make(string path, YamlMapping root, Dictionary<YamlScalar, Piece[]> composed)
    {
        var rendered = new RenderedText(composed);
        rendered.Lay(root, 0);
        if (rendered._isTooLarge)
            return null;
        rendered._source = new SourceText(path, rendered._text.ToString()) { Embedding = rendered };
        return (YamlMapping)rendered.Build(root);
    }

    public override (SourceText Source, TextSpan Span) Map(TextSpan span)
    {
        var first = TokenAt(span.Start);
        if (span.End <= first.Start + first.Length)
            return (first.Source, first.Map(span));
        var last = TokenAt(Math.Max(span.Start, span.End - 1));
        return last.Source == first.Source && last.Span.End >= first.Span.End ? (first.Source, TextSpan.FromBounds(first.Span.Start, last.Span.End))
            : (first.Source, first.Span);
    }

    Token TokenAt(int offset)
    {
        var (low, high) = (0, _tokens.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_tokens[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return _tokens[low];
    }

    void Lay(YamlNode? node, int depth)
    {
        _isTooLarge |= depth > DeepestNesting || _tokens.Count > MostWords;
        if (_isTooLarge)
            return;
        switch (node?.Resolve())
        {
            case YamlMapping { Entries.Count: > 0 } mapping:
                foreach (var entry in mapping.Entries)
                {
                    Lay(entry.Key, depth + 1);
                    Lay(entry.Value, depth + 1);
                }
                break;
            case YamlSequence { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                    Lay(item, depth + 1);
                break;
            case YamlScalar scalar:
                LayWord(scalar, node is YamlAlias ? node : scalar);
                break;
            case null:
                _isTooLarge = true;
                break;
            case { } empty:
                Append(empty is YamlMapping ? "{}" : "[]", empty.Source, empty.Span, null, 0);
                break;
        }
        _text.Append('\n');
    }

    void LayWord(YamlScalar scalar, YamlNode at)
    {
        if (!_composed.TryGetValue(scalar, out var pieces))
        {
            var quote = StyleOf(scalar) == YamlStyle.DoubleQuoted ? "\"" : StyleOf(scalar) == YamlStyle.SingleQuoted ? "'" : "";
            Append(quote + scalar.Value + quote, at.Source, at.Span, at == scalar ? scalar.Content : null, quote.Length);
            return;
        }
        foreach (var piece in pieces)
        {
            var content = piece.From.Content;
            var span = piece.Start < 0 ? piece.From.Span : content.ToSource(new TextSpan(piece.Start,
                Math.Min(piece.Text.Length, content.Length - piece.Start)));
            Append(piece.Text, piece.From.Source, span, piece.Start < 0 ? null
                : content.Slice(new TextSpan(piece.Start, Math.Min(piece.Text.Length, content.Length - piece.Start))), 0);
        }
    }

    // A block of lines would need its indentation; its value is the same between quotes.
    static YamlStyle StyleOf(YamlScalar scalar) => scalar.Style is YamlStyle.Literal or YamlStyle.Folded ? YamlStyle.DoubleQuoted : scalar.Style;

    void Append(string text, SourceText source, TextSpan span, MappedText? content, int quote)
    {
        _tokens.Add(new Token(_text.Length, text.Length, source, span, content, quote));
        _text.Append(text);
    }

    YamlNode Build(YamlNode node)
    {
        var start = _next < _tokens.Count ? _tokens[_next].Start : 0;
        switch (node.Resolve())
        {
            case YamlMapping mapping:
                // Only a mapping that nothing was changed in, and that no other place refers to, can be edited.
                var original = mapping is RenderedMapping || node is YamlAlias ? null : mapping;
                var copy = new CopiedMapping(_source, start, mapping.IsFlow, original);
                foreach (var entry in mapping.Entries)
                {
                    var key = Build(entry.Key);
                    copy.Add(new YamlEntry(entry.Value is YamlAlias ? copy : original ?? copy, key, Build(entry.Value)));
                }
                copy.EndAt(End(mapping.Entries.Count == 0));
                return copy;
            case YamlSequence list:
                var items = new YamlSequence(_source, new TextSpan(start, 0), list.IsFlow) { IsMerged = true };
                foreach (var item in list.Items)
                    items.Add(Build(item));
                items.EndAt(End(list.Items.Count == 0));
                return items;
            default:
                var scalar = (YamlScalar)node.Resolve()!;
                _next += _composed.TryGetValue(scalar, out var pieces) ? pieces.Length : 1;
                var last = _tokens[_next - 1];
                return new YamlScalar(_source, TextSpan.FromBounds(start, last.Start + last.Length), scalar.Value, StyleOf(scalar));
        }
    }

    int End(bool isEmpty)
    {
        if (isEmpty)
            _next++;
        return _tokens[_next - 1].Start + _tokens[_next - 1].Length;
    }

    readonly record struct Token(int Start, int Length, SourceText Source, TextSpan Span, MappedText? Content, int Quote)
    {
        // Part of a word is that part where it is written.
        public TextSpan Map(TextSpan span)
        {
            var from = span.Start - Start - Quote;
            if (Content is null || span.Length == Length || from < 0 || from + span.Length > Content.Length)
                return Span;
            return Content.ToSource(new TextSpan(from, span.Length));
        }
    }

    /// <summary>A copy that knows the mapping it was made of, where that is as it stands in a file.</summary>
    sealed class CopiedMapping(SourceText source, int start, bool isFlow, YamlMapping? original) : YamlMapping(source, new TextSpan(start, 0), isFlow)
    {
        internal override YamlMapping? Written => original;
    }
}
