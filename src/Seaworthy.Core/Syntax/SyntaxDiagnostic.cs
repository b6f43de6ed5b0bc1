using Seaworthy.Text;

namespace Seaworthy.Syntax;

/// <summary>Something that is not as the grammar has it.</summary>
/// <param name="Span">The characters at fault.</param>
/// <param name="Message">What is wrong and what to write instead, without a full stop.</param>
public sealed record SyntaxDiagnostic(TextSpan Span, string Message)
{
    /// <summary>More slips than this in one file are no slips: it is something else than its name says, and a build log shall stay readable.</summary>
    public const int MostReported = 100;
}
