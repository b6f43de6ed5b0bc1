using System;
using System.Text;
using Seaworthy.Text;

namespace Seaworthy.Tool.Output;

/// <summary>The first line of a place, cut to a width, with the columns of the mark below it.</summary>
sealed record CodeLine(string Text, int MarkStart, int MarkLength)
{
    /// <param name="location">What is marked.</param>
    /// <param name="width">Characters at most.</param>
    /// <param name="isSecret">Says of an offset whether its character must not be shown.</param>
    public static CodeLine Of(Location location, int width, Func<int, bool> isSecret)
    {
        var source = location.Source;
        var lineStart = source.Lines.StartOf(location.Start.Line);
        var from = location.Span.Start - lineStart > width - 40 ? location.Span.Start - (width / 3) : lineStart;
        // Looked at no further than it is shown: a line may have millions of characters, and as many findings.
        var to = from;
        while (to < source.Length && to < from + width && !IsBreak(source[to]))
            to++;
        var text = new StringBuilder(from > lineStart ? "…" : "");
        var markStart = -1;
        var markEnd = -1;
        for (var i = from; i <= to; i++)
        {
            if (i == location.Span.Start)
                markStart = text.Length;
            if (i == Math.Min(location.Span.End, to))
                markEnd = text.Length;
            if (i < to)
                text.Append(isSecret(i) ? "*" : source[i] == '\t' ? "    " : EscapedText.Text(source[i].ToString()));
        }
        if (to < source.Length && !IsBreak(source[to]))
            text.Append('…');
        markStart = markStart < 0 ? 0 : markStart;
        return new CodeLine(text.ToString(), markStart, Math.Max(1, markEnd - markStart));
    }

    static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
