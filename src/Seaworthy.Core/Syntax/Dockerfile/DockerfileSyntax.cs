namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The tree of a Dockerfile. Parsing never throws; what the builder would refuse is a diagnostic, and everything else is still there.</summary>
sealed class DockerfileSyntax
{
    internal DockerfileSyntax(SourceText source)
    {
        Source = source;
    }

    public SourceText Source { get; }

    /// <summary>The character that continues lines and escapes: a backslash, or a backtick by directive.</summary>
    public char Escape { get; internal set; } = '\\';

    public IReadOnlyList<Directive> Directives { get; internal set; } = [];

    public IReadOnlyList<Instruction> Instructions { get; internal set; } = [];

    /// <summary>All comment lines in order, those inside continued instructions too; directives are not among them.</summary>
    public IReadOnlyList<Comment> Comments { get; internal set; } = [];

    public IReadOnlyList<SyntaxDiagnostic> Diagnostics { get; internal set; } = [];

    /// <summary>A custom frontend reads the file, and it can define more instructions.</summary>
    public bool HasCustomFrontend { get; internal set; }

    public static DockerfileSyntax Parse(SourceText source) => new DockerfileParser(source).Parse();

    public Directive? FindDirective(string name)
    {
        foreach (var directive in Directives)
        {
            if (directive.Name == name)
                return directive;
        }
        return null;
    }

    /// <summary>The leaf tokens, which tile the file: their texts put together are its text.</summary>
    public IReadOnlyList<DockerfileToken> Tokens() => DockerfileTokens.Of(this);
}
