using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Style;

[Rule("SEA6344", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "buildkit:InvalidDefinitionDescription")]
sealed class InvalidDescriptionComment : Rule<BuildFile>
{
    public override string Title => "Invalid description comment";

    public override string Message => "The comment above '{0}' does not start with that name; add '{0}' to it or a blank line below it";

    public override string Why => """
        'docker build --call=outline' shows the comment directly above an ARG or a named stage as its description if the
        comment starts with the name. Any other comment in that place is ignored, so the description is missing.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/invalid-definition-description/";

    public override void Check(BuildFile buildFile, Report report)
    {
        var source = buildFile.File.Source;
        foreach (var instruction in buildFile.Syntax.Instructions)
        {
            var name = instruction switch
            {
                FromInstruction { StageName: { } stage } => stage.Raw.Text,
                ArgInstruction { Declarations: { Count: > 0 } declarations } => declarations[0].Name.Raw.Text,
                _ => null,
            };
            if (name is not null && CommentAbove(buildFile.Syntax, source, instruction) is { } comment && !Describes(source, comment, name))
                report.At(comment, name).WithFix("Add a blank line", f => f.Insert(instruction.Span.Start, source.NewLine), Safety.Safe);
        }
    }

    // The last line of the comment block that ends right above.
    static TextSpan? CommentAbove(DockerfileSyntax syntax, SourceText source, Instruction instruction)
    {
        var comments = syntax.Comments;
        var (low, high) = (0, comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (comments[middle].Span.Start < instruction.Span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == 0)
            return null;
        var comment = comments[low - 1].Span;
        return source.Lines.LineOf(comment.Start) + 1 == source.Lines.LineOf(instruction.Span.Start) ? comment : null;
    }

    static bool Describes(SourceText source, TextSpan comment, string name)
    {
        var start = comment.Start;
        while (start < comment.End && source[start] is '#' or ' ' or '\t')
            start++;
        return comment.End - start >= name.Length && string.Compare(source.Text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 &&
            (start + name.Length == comment.End || source[start + name.Length] is ' ' or '\t');
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            [|# the version to build|]
            ARG VERSION=1
            FROM debian:12
            """)
            .Fixed("""
            # the version to build

            ARG VERSION=1
            FROM debian:12
            """),
        Bad.Dockerfile("""
            [|# builds the app|]
            FROM debian:12 AS build
            """)
            .Fixed("""
            # builds the app

            FROM debian:12 AS build
            """),
        Good.Dockerfile("""
            # VERSION is what is built
            ARG VERSION=1

            # a base of our own

            FROM debian:12 AS base
            # the runtime
            FROM debian:12
            """),
    ];
}
