using System;
using System.Collections.Generic;
using System.Text;
using Seaworthy.Text;

namespace Seaworthy.Rules.Tests;

/// <summary>A text without its marks, and the spans that they enclosed.</summary>
sealed record Marked(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static Marked Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var spans = new List<TextSpan>();
        var start = -1;
        for (var i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0)
            {
                if (start >= 0)
                    throw new FormatException("a mark inside a mark");
                start = text.Length;
                i++;
            }
            else if (string.CompareOrdinal(marked, i, "|]", 0, 2) == 0)
            {
                spans.Add(TextSpan.FromBounds(start, text.Length));
                start = -1;
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }
        return start < 0 ? new Marked(text.ToString(), spans) : throw new FormatException("a mark that is not closed");
    }
}
