using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6206", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S7020",
    Related = "tally:newline-per-chained-call")]
sealed class LongRunLine : Rule<Step>
{
    const int Longest = 120;
    const int FewestWords = 7;

    public override string Title => "Long RUN line";

    public override string Message => "The line is {0} characters long; move each command to its own line with '\\'";

    public override string Why => """
        A change in the middle of a long line is easy to miss in a review, for example an added download. With one command per
        line, the difference shows exactly what changed. The rule is off by default.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#run";

    public override string? Differences => """
        Lines with a URL are not reported, because they cannot be split there. Here-documents, which already have separate
        lines, and comments are not reported either.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not RunInstruction { Heredocs.Count: 0 } run)
            return;
        var text = step.File.Source.Text;
        for (var start = run.Span.Start; start < run.Span.End;)
        {
            var end = text.IndexOf('\n', start, run.Span.End - start);
            if (end < 0)
                end = run.Span.End;
            var last = end > start && text[end - 1] == '\r' ? end - 1 : end;
            if (last - start > Longest && !IsComment(text, start) && HasWords(text, start, last)
                && text.IndexOf("://", start, last - start, StringComparison.Ordinal) < 0)
            {
                var line = TextSpan.FromBounds(start, last);
                var finding = report.At(line, (last - start).ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (Breaks(step, line) is { Count: > 0 } breaks)
                    finding.WithFix("Move each command to its own line", f => Break(f, breaks, step), Safety.Safe);
                return;
            }
            start = end + 1;
        }
    }

    static bool IsComment(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        return start < text.Length && text[start] == '#';
    }

    // Before each operator that does not start a line already. The builder joins the lines before the shell reads them.
    static List<int> Breaks(Step step, TextSpan line)
    {
        var breaks = new List<int>();
        var text = step.File.Source.Text;
        foreach (var script in step.Scripts)
        {
            var commands = script.Script.Commands;
            for (var i = 1; i < commands.Count; i++)
            {
                var (before, command) = (commands[i - 1], commands[i]);
                if (command.Operator is not ("&&" or "||" or "|") || command.IsInSubshell || before.IsInSubshell || command.Wrapper is not null
                    || before.Span.End < line.Start || command.Span.Start > line.End || before.Span.End > command.Span.Start)
                    continue;
                var at = text.IndexOf(command.Operator, before.Span.End, command.Span.Start - before.Span.End, StringComparison.Ordinal);
                if (at > line.Start && text.Substring(line.Start, at - line.Start).Trim().Length > 0)
                    breaks.Add(at);
            }
        }
        return breaks;
    }

    static void Break(FixBuilder fix, List<int> breaks, Step step)
    {
        foreach (var at in breaks)
            fix.Insert(at, step.Build.Syntax.Escape + step.File.Source.NewLine + "    ");
    }

    static bool HasWords(string text, int start, int end)
    {
        var words = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] is not (' ' or '\t') && (i == start || text[i - 1] is ' ' or '\t'))
                words++;
        }
        return words >= FewestWords;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            [|RUN ./configure --prefix=/usr/local --with-everything --without-documentation && make --jobs=4 && make install && make distclean|]
            """))
            .Fixed(Debian("""
            RUN ./configure --prefix=/usr/local --with-everything --without-documentation \
                && make --jobs=4 \
                && make install \
                && make distclean
            """)),
        Good.Dockerfile(Debian("""
            RUN make \
                # this remark is about what the build does with the network, why it has to, and why that is no harm to anybody here
                && make install
            """)),
        Good.Dockerfile(Debian("""
            RUN ./configure --prefix=/usr/local --with-everything --without-documentation \
                && make --jobs=4 && make install && make distclean
            RUN curl --fail --silent --show-error --location --output /tmp/archive.tar.gz https://downloads.acme.test/releases/archive.tar.gz
            """)),
    ];
}
