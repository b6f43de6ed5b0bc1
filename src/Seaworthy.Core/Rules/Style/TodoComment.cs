namespace Seaworthy.Rules.Style;

[Rule("SEA6342", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S1135")]
sealed class TodoComment : Rule<BuildFile>
{
    const string Word = "TODO";

    public override string Title => "Something is left to do";

    public override string Message => "This comment says that something is left to do; do it, or put it where such things are tracked";

    public override string Why => """
        A note in a file is seen by whoever opens the file. Some teams want none in what they ship; most do not mind, so the rule is off unless it is asked for by name.
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        var text = buildFile.File.Source.Text;
        foreach (var comment in buildFile.Syntax.Comments)
        {
            var at = text.IndexOf(Word, comment.Span.Start, comment.Span.Length, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !char.IsLetterOrDigit(text[at - 1]) && (at + Word.Length == text.Length || !char.IsLetterOrDigit(text[at + Word.Length])))
                report.At(new TextSpan(at, Word.Length));
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            # [|TODO|]: use a smaller base
            FROM debian:12
            """),
        Good.Dockerfile("""
            # Todos los archivos
            FROM debian:12
            """),
    ];
}
