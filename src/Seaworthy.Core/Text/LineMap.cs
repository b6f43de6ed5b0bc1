namespace Seaworthy.Text;

/// <summary>A place in a file; both numbers count from 0, the character in UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Character);

/// <summary>
/// Maps offsets to lines. A line ends at CR LF, LF, CR, NEL, LS or PS, exactly as the compiler's own source text has it, so that every host
/// prints the same position.
/// </summary>
public sealed class LineMap
{
    readonly int[] _starts;

    LineMap(int[] starts) => _starts = starts;

    /// <summary>Number of lines; an empty text has one.</summary>
    public int Count => _starts.Length;

    public static LineMap Of(string text)
    {
        var starts = new List<int>((text.Length / 32) + 1) { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c > '\r' && c < '\u0085')
                continue;
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            else if (c is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'))
                continue;
            starts.Add(i + 1);
        }
        return new LineMap(starts.ToArray());
    }

    public int StartOf(int line) => _starts[line];

    public int LineOf(int offset)
    {
        var index = Array.BinarySearch(_starts, offset);
        return index >= 0 ? index : ~index - 1;
    }

    public LinePosition PositionOf(int offset)
    {
        var line = LineOf(offset);
        return new LinePosition(line, offset - _starts[line]);
    }
}
