using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Labels;

/// <summary>Removes a pair from LABEL; the instruction is removed with its last pair.</summary>
static class LabelRemoval
{
    public static TextSpan SpanOf(SourceText source, PairsInstruction instruction, KeyValue pair)
    {
        var pairs = instruction.Pairs;
        if (pairs.Count == 1)
        {
            var end = source.Text.IndexOf('\n', instruction.Span.End);
            return TextSpan.FromBounds(instruction.Span.Start, end < 0 ? source.Length : end + 1);
        }
        if (pairs[0] == pair)
            return TextSpan.FromBounds(pair.Span.Start, pairs[1].Span.Start);
        for (var i = 1; i < pairs.Count; i++)
        {
            if (pairs[i] == pair)
                return TextSpan.FromBounds(pairs[i - 1].Span.End, pair.Span.End);
        }
        return pair.Span;
    }
}
