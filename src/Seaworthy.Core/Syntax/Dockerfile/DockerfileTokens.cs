namespace Seaworthy.Syntax.Dockerfile;

/// <summary>What a token is.</summary>
enum DockerfileTokenKind
{
    /// <summary>Blanks, line ends, and the escapes that continue a line.</summary>
    Trivia,

    Comment,
    Directive,
    Keyword,
    Flag,
    Text,
    HeredocBody,
    HeredocEnd,
}

/// <summary>A leaf of the tree.</summary>
readonly record struct DockerfileToken(DockerfileTokenKind Kind, TextSpan Span);

/// <summary>Creates the tokens: each named part of the tree gets a token, and the text between is trivia.</summary>
static class DockerfileTokens
{
    public static IReadOnlyList<DockerfileToken> Of(DockerfileSyntax syntax)
    {
        var named = new List<DockerfileToken>();
        foreach (var directive in syntax.Directives)
            named.Add(new DockerfileToken(DockerfileTokenKind.Directive, directive.Span));
        foreach (var comment in syntax.Comments)
            named.Add(new DockerfileToken(DockerfileTokenKind.Comment, comment.Span));
        foreach (var instruction in syntax.Instructions)
            Add(syntax.Source.Text, instruction, named);
        named.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return Fill(named, syntax.Source.Length);
    }

    static void Add(string text, Instruction instruction, List<DockerfileToken> named)
    {
        if (!instruction.KeywordSpan.IsEmpty)
            named.Add(new DockerfileToken(DockerfileTokenKind.Keyword, instruction.KeywordSpan));
        foreach (var flag in instruction.Flags)
            AddPieces(text, flag.Span, DockerfileTokenKind.Flag, named);
        if (instruction is OnbuildInstruction { Child: { } child })
        {
            Add(text, child, named);
            return;
        }
        foreach (var piece in instruction.Arguments.SourcePieces())
            AddPieces(text, piece, DockerfileTokenKind.Text, named);
        foreach (var heredoc in instruction.Heredocs)
        {
            if (!heredoc.Body.SourceSpan.IsEmpty)
                named.Add(new DockerfileToken(DockerfileTokenKind.HeredocBody, heredoc.Body.SourceSpan));
            if (heredoc.IsTerminated)
                named.Add(new DockerfileToken(DockerfileTokenKind.HeredocEnd, heredoc.TerminatorSpan));
        }
    }

    // Words between blanks.
    static void AddPieces(string text, TextSpan span, DockerfileTokenKind kind, List<DockerfileToken> named)
    {
        var position = span.Start;
        while (position < span.End)
        {
            while (position < span.End && Words.IsBlank(text[position]))
                position++;
            var start = position;
            while (position < span.End && !Words.IsBlank(text[position]))
                position++;
            if (position > start)
                named.Add(new DockerfileToken(kind, TextSpan.FromBounds(start, position)));
        }
    }

    static List<DockerfileToken> Fill(List<DockerfileToken> named, int length)
    {
        var tokens = new List<DockerfileToken>(named.Count * 2);
        var position = 0;
        foreach (var token in named)
        {
            // A flag that goes over a continued line meets the comments inside it; the part before them is its own.
            if (token.Span.Start < position)
                continue;
            if (token.Span.Start > position)
                tokens.Add(new DockerfileToken(DockerfileTokenKind.Trivia, TextSpan.FromBounds(position, token.Span.Start)));
            tokens.Add(token);
            position = token.Span.End;
        }
        if (position < length)
            tokens.Add(new DockerfileToken(DockerfileTokenKind.Trivia, TextSpan.FromBounds(position, length)));
        return tokens;
    }
}
