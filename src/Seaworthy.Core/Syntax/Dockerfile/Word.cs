namespace Seaworthy.Syntax.Dockerfile;

/// <summary>What is known of a variable.</summary>
enum VariableState
{
    /// <summary>Nobody declares it: the builder puts nothing in its place.</summary>
    Unset,

    /// <summary>It is declared, but its value comes from outside the file.</summary>
    Unknown,

    Known,
}

/// <summary>Gives the values of variables; the values know where they are written.</summary>
interface IVariableScope
{
    VariableState Find(string name, out MappedText? value);
}

/// <summary>A use of a variable in a word.</summary>
readonly record struct VariableUse(string Name, TextSpan Span, VariableState State, bool HasDefault);

/// <summary>What a word becomes.</summary>
/// <param name="Text">The value, each character mapped to where it is written; null where it cannot be known.</param>
/// <param name="Uses">The variables in the word, in order.</param>
/// <param name="Error">What is wrong with the word, or null.</param>
sealed record Expansion(MappedText? Text, IReadOnlyList<VariableUse> Uses, string? Error);

/// <summary>A word of an instruction with its quotes and variables.</summary>
sealed class Word(MappedText raw, char escape, bool isVerbatim = false)
{
    Expansion? _plain;

    /// <summary>As written.</summary>
    public MappedText Raw { get; } = raw;

    public char Escape { get; } = escape;

    public TextSpan Span => Raw.SourceSpan;

    /// <summary>Whether it contains a dollar sign; without one there is nothing to expand.</summary>
    public bool HasVariables => Raw.Text.IndexOf('$') >= 0;

    /// <summary>The value of a word without variables, with quotes and escapes taken out; null otherwise.</summary>
    public string? ConstantValue => HasVariables ? null : Expand(null).Text?.Text;

    /// <summary>Expands variables and removes quotes and escapes, as the builder does before it runs the instruction.</summary>
    /// <param name="scope">The variables; null knows none of them.</param>
    public Expansion Expand(IVariableScope? scope) =>
        IsPlain ? _plain ??= new Expansion(Raw, [], null) : new WordExpander(Raw, Escape, scope).Expand();

    /// <summary>Nothing in it is expanded, quoted or escaped: it is its own value. True of most words.</summary>
    internal bool IsPlain
    {
        get
        {
            foreach (var c in Raw.Text)
            {
                if (c == '$' || (!isVerbatim && (c is '"' or '\'' || c == Escape)))
                    return false;
            }
            return true;
        }
    }

    public override string ToString() => Raw.Text;
}
