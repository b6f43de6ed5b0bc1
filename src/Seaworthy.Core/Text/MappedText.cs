using System.Text;

namespace Seaworthy.Text;

/// <summary>
/// A text put together from pieces of a file (an instruction joined over its continuation lines, the decoded value of a YAML scalar), which
/// still knows for each of its characters where in the file it stands.
/// </summary>
/// <remarks>A table of segments, each a run that is copied without a gap. Most texts have one, and no table.</remarks>
public sealed class MappedText
{
    readonly int[]? _texts;
    readonly int[]? _sources;
    readonly int _sourceStart;
    readonly int _sourceEnd;

    MappedText(string text, int[]? texts, int[]? sources, int sourceStart, int sourceEnd)
    {
        Text = text;
        _texts = texts;
        _sources = sources;
        _sourceStart = sourceStart;
        _sourceEnd = sourceEnd;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>The file span from the first character to behind the last, gaps included.</summary>
    public TextSpan SourceSpan => _sourceEnd >= _sourceStart ? TextSpan.FromBounds(_sourceStart, _sourceEnd) : Cover();

    // What a variable brings may stand above the place that uses it.
    TextSpan Cover()
    {
        var (start, end) = (_sourceStart, _sourceEnd);
        foreach (var piece in SourcePieces())
            (start, end) = (Math.Min(start, piece.Start), Math.Max(end, piece.End));
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>A text that stands in the file as it is.</summary>
    public static MappedText Contiguous(string text, int sourceStart) => new(text, null, null, sourceStart, sourceStart + text.Length);

    /// <summary>The file offset of the character at <paramref name="offset"/>; for the end of the text, the offset behind its last character.</summary>
    public int ToSource(int offset)
    {
        if (offset >= Text.Length)
            return _sourceEnd;
        if (_texts is null)
            return _sourceStart + offset;
        var index = Array.BinarySearch(_texts, offset);
        if (index < 0)
            index = ~index - 1;
        return _sources![index] + (offset - _texts[index]);
    }

    /// <summary>The file span from the first character of <paramref name="span"/> to behind its last; line joins inside it are covered.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        var start = ToSource(span.Start);
        if (span.IsEmpty)
            return new TextSpan(start, 0);
        var end = ToSource(span.End - 1) + 1;
        return end >= start ? TextSpan.FromBounds(start, end) : Slice(span).SourceSpan;
    }

    /// <summary>The part of this text under <paramref name="span"/>, with its own map.</summary>
    public MappedText Slice(TextSpan span)
    {
        if (span.IsEmpty)
            return Contiguous("", ToSource(span.Start));
        if (span.Length == Text.Length)
            return this;
        if (_texts is null)
            return Contiguous(Text.Substring(span.Start, span.Length), _sourceStart + span.Start);
        var index = Array.BinarySearch(_texts, span.Start);
        if (index < 0)
            index = ~index - 1;
        var end = index + 1 < _texts.Length ? _texts[index + 1] : Text.Length;
        if (span.End <= end)
            return Contiguous(Text.Substring(span.Start, span.Length), _sources![index] + (span.Start - _texts[index]));
        var builder = new Builder(span.Length);
        for (; index < _texts.Length && _texts[index] < span.End; index++)
        {
            end = index + 1 < _texts.Length ? _texts[index + 1] : Text.Length;
            var from = Math.Max(_texts[index], span.Start);
            var to = Math.Min(end, span.End);
            builder.Append(Text, from, to - from, _sources![index] + (from - _texts[index]));
        }
        return builder.ToMappedText();
    }

    /// <summary>The runs of the file that the text is made of, in order.</summary>
    public IEnumerable<TextSpan> SourcePieces()
    {
        if (_texts is null)
        {
            yield return SourceSpan;
            yield break;
        }
        for (var i = 0; i < _texts.Length; i++)
        {
            var end = i + 1 < _texts.Length ? _texts[i + 1] : Text.Length;
            yield return new TextSpan(_sources![i], end - _texts[i]);
        }
    }

    public override string ToString() => Text;

    /// <summary>Collects the pieces in order.</summary>
    public sealed class Builder(int capacity = 64)
    {
        readonly StringBuilder _text = new(capacity);
        List<int>? _texts;
        List<int>? _sources;
        int _sourceStart;
        int _sourceEnd;

        public int Length => _text.Length;

        /// <summary>Adds <paramref name="count"/> characters of <paramref name="from"/>, which stand at <paramref name="source"/> in the file.</summary>
        public Builder Append(string from, int start, int count, int source)
        {
            if (count <= 0)
                return this;
            Segment(source);
            _text.Append(from, start, count);
            _sourceEnd = source + count;
            return this;
        }

        /// <summary>Adds one character that another spelling in the file stands for (an escape); its spelling starts at <paramref name="source"/>.</summary>
        public Builder Append(char decoded, int source, int sourceLength)
        {
            Segment(source);
            _text.Append(decoded);
            _sourceEnd = source + sourceLength;
            return this;
        }

        /// <summary>Adds a text with its own map.</summary>
        public Builder Append(MappedText text)
        {
            if (text._texts is null)
                return Append(text.Text, 0, text.Length, text._sourceStart);
            for (var i = 0; i < text._texts.Length; i++)
            {
                var end = i + 1 < text._texts.Length ? text._texts[i + 1] : text.Length;
                Append(text.Text, text._texts[i], end - text._texts[i], text._sources![i]);
            }
            return this;
        }

        /// <summary>Adds a part of a text with its own map.</summary>
        public Builder Append(MappedText text, int start, int count) =>
            text._texts is null ? Append(text.Text, start, count, text._sourceStart + start) : Append(text.Slice(new TextSpan(start, count)));

        public MappedText ToMappedText() => new(_text.ToString(), _texts?.ToArray(), _sources?.ToArray(), _sourceStart, _sourceEnd);

        void Segment(int source)
        {
            if (_text.Length == 0)
            {
                _sourceStart = source;
            }
            else if (source != _sourceEnd || _sourceEnd - _sourceStart != _text.Length)
            {
                if (_texts is null)
                {
                    _texts = [0];
                    _sources = [_sourceStart];
                }
                if (source != _sourceEnd || _sources![_sources.Count - 1] + (_text.Length - _texts[_texts.Count - 1]) != source)
                {
                    _texts.Add(_text.Length);
                    _sources!.Add(source);
                }
            }
        }
    }
}
