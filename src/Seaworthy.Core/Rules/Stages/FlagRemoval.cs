namespace Seaworthy.Rules.Stages;

/// <summary>What to delete so that an instruction reads well without one of its flags.</summary>
static class FlagRemoval
{
    /// <summary>The flag and the blanks behind it; line ends and continuations stay.</summary>
    public static TextSpan WithBlanks(SourceText source, TextSpan flag)
    {
        var end = flag.End;
        while (end < source.Length && source[end] is ' ' or '\t')
            end++;
        return TextSpan.FromBounds(flag.Start, end);
    }
}
