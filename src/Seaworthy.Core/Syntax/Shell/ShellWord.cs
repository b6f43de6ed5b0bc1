namespace Seaworthy.Syntax.Shell;

/// <summary>A word of a command.</summary>
sealed class ShellWord
{
    internal ShellWord(MappedText raw, MappedText content, bool isConstant, bool isQuoted, IReadOnlyList<MappedText> substitutions)
    {
        Raw = raw;
        Content = content;
        IsConstant = isConstant;
        IsQuoted = isQuoted;
        Substitutions = substitutions;
    }

    /// <summary>As written.</summary>
    public MappedText Raw { get; }

    /// <summary>Quotes and escapes taken out; expansions stay as written.</summary>
    public MappedText Content { get; }

    public TextSpan Span => Raw.SourceSpan;

    /// <summary>No expansion, and no wildcard, is in it.</summary>
    public bool IsConstant { get; }

    /// <summary>Some part is in quotes.</summary>
    public bool IsQuoted { get; }

    /// <summary>The value where it is certain, else null.</summary>
    public string? Constant => IsConstant ? Content.Text : null;

    /// <summary>The scripts inside <c>$( )</c>, backticks and <c>&lt;( )</c>.</summary>
    public IReadOnlyList<MappedText> Substitutions { get; }

    public override string ToString() => Raw.Text;
}

/// <summary>A redirection such as <c>2&gt;/dev/null</c>.</summary>
sealed record ShellRedirection(string Operator, ShellWord Target);
