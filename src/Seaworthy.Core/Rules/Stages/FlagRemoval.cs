namespace Seaworthy.Rules.Stages;

/// <summary>The text to remove with a flag of an instruction.</summary>
static class FlagRemoval
{
    /// <summary>The flag and the spaces after it; line endings and continuations stay.</summary>
    public static TextSpan WithBlanks(SourceText source, TextSpan flag)
    {
        var end = flag.End;
        while (end < source.Length && source[end] is ' ' or '\t')
            end++;
        return TextSpan.FromBounds(flag.Start, end);
    }
}
