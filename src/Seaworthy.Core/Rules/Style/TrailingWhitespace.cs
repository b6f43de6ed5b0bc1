namespace Seaworthy.Rules.Style;

[Rule("SEA6352", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "tally:no-trailing-spaces")]
sealed class TrailingWhitespace : Rule<BuildFile>
{
    public override string Title => "Trailing whitespace";

    public override string Message => "The line has trailing whitespace; remove it, for example with --fix";

    public override string Why => """
        Trailing whitespace is invisible until an editor removes it, and then an unrelated change becomes larger than it is.
        After a backslash it can also break a line continuation in other tools. The rule is off by default.
        """;

    public override string Sources => "https://spec.editorconfig.org/#supported-pairs";

    public override string? Differences => """
        Whitespace in a here-document is part of its content and is not reported. One finding covers all lines of the file and
        is at the first one.
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
        report.At(spans[0]).WithFix("Remove it in the whole file", f =>
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
        Good.Dockerfile("FROM debian:12\nRUN cat <<EOF\na \nEOF\n").Because("the content of a here-document is used unchanged"),
    ];
}
