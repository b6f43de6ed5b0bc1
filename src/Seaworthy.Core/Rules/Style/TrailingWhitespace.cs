namespace Seaworthy.Rules.Style;

[Rule("SEA6352", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "tally:no-trailing-spaces")]
sealed class TrailingWhitespace : Rule<BuildFile>
{
    public override string Title => "Line ends with blanks";

    public override string Message => "Take out the blanks at the end of this line";

    public override string Why => """
        Nobody sees them until a change takes them out, and then the change is larger than it is. The rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        Blanks in here-documents belong to what is written, and stay. One finding stands for all lines of the file, at the first.
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        var spans = new List<TextSpan>();
        var text = buildFile.File.Source.Text;
        var heredocs = Heredocs(buildFile);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var last = end > start && text[end - 1] == '\r' ? end - 1 : end;
            var blank = last;
            while (blank > start && text[blank - 1] is ' ' or '\t')
                blank--;
            if (blank < last && !heredocs.Exists(h => h.Start <= blank && blank < h.End))
                spans.Add(TextSpan.FromBounds(blank, last));
            start = end + 1;
        }
        if (spans.Count == 0)
            return;
        report.At(spans[0]).WithFix("Take out all of the file", f =>
        {
            foreach (var span in spans)
                f.Delete(span);
        }, Safety.Safe);
    }

    static List<TextSpan> Heredocs(BuildFile buildFile)
    {
        var spans = new List<TextSpan>();
        foreach (var instruction in buildFile.Syntax.Instructions)
        {
            foreach (var heredoc in instruction.Heredocs)
                spans.Add(heredoc.Body.SourceSpan);
        }
        return spans;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12[|  |]\nRUN id\t\n").Fixed("FROM debian:12\nRUN id\n"),
        Good.Dockerfile("FROM debian:12\nRUN cat <<EOF\na \nEOF\n").Because("what a here-document holds is written as it is"),
    ];
}
