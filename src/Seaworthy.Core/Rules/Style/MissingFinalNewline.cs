namespace Seaworthy.Rules.Style;

[Rule("SEA6353", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "tally:eol-last")]
sealed class MissingFinalNewline : Rule<BuildFile>
{
    public override string Title => "Missing newline at the end of the file";

    public override string Message => "The last line does not end with a newline; add '\\n'";

    public override string Why => """
        When a line is added later, a version control system shows the last line as changed too, and tools that concatenate
        files join two lines. The build is not affected, so the rule is off by default.
        """;

    public override string Sources => "https://spec.editorconfig.org/#supported-pairs";

    public override void Check(BuildFile buildFile, Report report)
    {
        var source = buildFile.File.Source;
        if (source.Length == 0 || source[source.Length - 1] is '\n' or '\r')
            return;
        var start = source.Text.LastIndexOf('\n') + 1;
        report.At(TextSpan.FromBounds(start, source.Length)).WithFix("Add a newline", f => f.Insert(source.Length, source.NewLine), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12\n[|RUN id|]").Fixed("FROM debian:12\nRUN id\n"),
        Good.Dockerfile("FROM debian:12\nRUN id\n"),
    ];
}
