namespace Seaworthy.Syntax;

/// <summary>Something that is not as the grammar has it.</summary>
/// <param name="Span">The characters at fault.</param>
/// <param name="Message">What is wrong and what to write instead, without a full stop.</param>
public sealed record SyntaxDiagnostic(TextSpan Span, string Message)
{
    /// <summary>More slips than this in one file are no slips: it is something else than its name says, and a build log shall stay readable.</summary>
    public const int MostReported = 100;

    /// <summary>Which rule speaks of it.</summary>
    internal SyntaxErrorKind Kind { get; init; }

    /// <summary>What to write in place of <see cref="ReplacedSpan"/>, where that is plain; else null.</summary>
    public string? Replacement { get; init; }

    public TextSpan ReplacedSpan { get; init; }
}

/// <summary>Errors that have a rule of their own, because other tools have one.</summary>
enum SyntaxErrorKind
{
    Other,

    /// <summary>An instruction stands before any FROM, or there is none.</summary>
    MissingFrom,

    /// <summary>ONBUILD holds what it may not hold.</summary>
    InvalidOnbuildTrigger,
}
