namespace Seaworthy.Rules.Style;

[Rule("SEA6342", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S1135")]
sealed class TodoComment : Rule<BuildFile>
{
    const string Word = "TODO";

    public override string Title => "TODO comment";

    public override string Message => "This comment marks unfinished work; remove the TODO or move it to the issue tracker";

    public override string Why => """
        A TODO in a file is seen only by those who open the file, and unfinished security work is easily forgotten there. Some
        teams want none in files that they ship; most accept them, so the rule is off by default.
        """;

    public override string Sources => "https://rules.sonarsource.com/docker/rspec-1135/";

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
