namespace Seaworthy.Rules.Style;

[Rule("SEA6353", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "tally:eol-last")]
sealed class MissingFinalNewline : Rule<BuildFile>
{
    public override string Title => "Last line has no end";

    public override string Message => "End the last line with a line end";

    public override string Why => """
        Whoever adds a line later changes the last one too, and tools that join files join two lines. The rule is off unless it is asked for by name.
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        var source = buildFile.File.Source;
        if (source.Length == 0 || source[source.Length - 1] is '\n' or '\r')
            return;
        var start = source.Text.LastIndexOf('\n') + 1;
        report.At(TextSpan.FromBounds(start, source.Length)).WithFix("Add a line end", f => f.Insert(source.Length, source.NewLine), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12\n[|RUN id|]").Fixed("FROM debian:12\nRUN id\n"),
        Good.Dockerfile("FROM debian:12\nRUN id\n"),
    ];
}
