using System;
using System.Collections.Generic;
using System.Text;

namespace Seaworthy.Text;

/// <summary>
/// A text put together from pieces of a file (an instruction joined over its continuation lines, the decoded value of a YAML scalar), which
/// still knows for each of its characters where in the file it stands.
/// </summary>
/// <remarks>A table of segments, each a run that is copied without a gap; most texts have one.</remarks>
public sealed class MappedText
{
    readonly int[] _texts;
    readonly int[] _sources;
    readonly int _sourceEnd;

    MappedText(string text, int[] texts, int[] sources, int sourceEnd)
    {
        Text = text;
        _texts = texts;
        _sources = sources;
        _sourceEnd = sourceEnd;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>The file span from the first character to behind the last, gaps included.</summary>
    public TextSpan SourceSpan => TextSpan.FromBounds(_sources.Length == 0 ? _sourceEnd : _sources[0], _sourceEnd);

    /// <summary>A text that stands in the file as it is.</summary>
    public static MappedText Contiguous(string text, int sourceStart) => new(text, [0], [sourceStart], sourceStart + text.Length);

    /// <summary>The file offset of the character at <paramref name="offset"/>; for the end of the text, the offset behind its last character.</summary>
    public int ToSource(int offset)
    {
        if (offset >= Text.Length || _texts.Length == 0)
            return _sourceEnd;
        var index = Array.BinarySearch(_texts, offset);
        if (index < 0)
            index = ~index - 1;
        return _sources[index] + (offset - _texts[index]);
    }

    /// <summary>The file span from the first character of <paramref name="span"/> to behind its last; line joins inside it are covered.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        var start = ToSource(span.Start);
        return span.IsEmpty ? new TextSpan(start, 0) : TextSpan.FromBounds(start, ToSource(span.End - 1) + 1);
    }

    /// <summary>The part of this text under <paramref name="span"/>, with its own map.</summary>
    public MappedText Slice(TextSpan span)
    {
        if (span.IsEmpty)
            return Contiguous("", ToSource(span.Start));
        var builder = new Builder(span.Length);
        for (var i = 0; i < _texts.Length; i++)
        {
            var end = i + 1 < _texts.Length ? _texts[i + 1] : Text.Length;
            var from = Math.Max(_texts[i], span.Start);
            var to = Math.Min(end, span.End);
            if (from < to)
                builder.Append(Text, from, to - from, _sources[i] + (from - _texts[i]));
        }
        return builder.ToMappedText();
    }

    /// <summary>The runs of the file that the text is made of, in order.</summary>
    public IEnumerable<TextSpan> SourcePieces()
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            var end = i + 1 < _texts.Length ? _texts[i + 1] : Text.Length;
            yield return new TextSpan(_sources[i], end - _texts[i]);
        }
    }

    public override string ToString() => Text;

    /// <summary>Collects the pieces in order.</summary>
    public sealed class Builder(int capacity = 64)
    {
        readonly StringBuilder _text = new(capacity);
        readonly List<int> _texts = [];
        readonly List<int> _sources = [];
        int _sourceEnd;

        public int Length => _text.Length;

        /// <summary>Adds <paramref name="count"/> characters of <paramref name="from"/>, which stand at <paramref name="source"/> in the file.</summary>
        public Builder Append(string from, int start, int count, int source)
        {
            if (count <= 0)
                return this;
            if (_texts.Count == 0 || source != _sourceEnd)
            {
                _texts.Add(_text.Length);
                _sources.Add(source);
            }
            _text.Append(from, start, count);
            _sourceEnd = source + count;
            return this;
        }

        /// <summary>Adds one character that another spelling in the file stands for (an escape); its spelling starts at <paramref name="source"/>.</summary>
        public Builder Append(char decoded, int source, int sourceLength)
        {
            _texts.Add(_text.Length);
            _sources.Add(source);
            _text.Append(decoded);
            _sourceEnd = source + sourceLength;
            return this;
        }

        public MappedText ToMappedText() => new(_text.ToString(), _texts.ToArray(), _sources.ToArray(), _sourceEnd);
    }
}
