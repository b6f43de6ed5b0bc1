using System;
using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Text;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6206", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S7020",
    Related = "tally:newline-per-chained-call")]
public sealed class LongRunLine : Rule<Step>
{
    const int Longest = 120;
    const int FewestWords = 7;

    public override string Title => "RUN has a long line";

    public override string Message => "The line is {0} characters long; split it with a backslash between its commands";

    public override string Why => """
        A change in the middle of a long line is hard to see in a review. One command a line shows what was added.
        """;

    public override string? Differences => """
        Lines with an address are left alone, as they cannot be split there, and so are here-documents, which have lines of their own.
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
            if (last - start > Longest && HasWords(text, start, last) && text.IndexOf("://", start, last - start, StringComparison.Ordinal) < 0)
            {
                report.At(TextSpan.FromBounds(start, last), (last - start).ToString(System.Globalization.CultureInfo.InvariantCulture));
                return;
            }
            start = end + 1;
        }
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
        Bad.Dockerfile("""
            FROM debian:12
            [|RUN ./configure --prefix=/usr/local --with-everything --without-documentation && make --jobs=4 && make install && make distclean|]
            """),
        Good.Dockerfile("""
            FROM debian:12
            RUN ./configure --prefix=/usr/local --with-everything --without-documentation \
                && make --jobs=4 && make install && make distclean
            RUN curl --fail --silent --show-error --location --output /tmp/archive.tar.gz https://downloads.acme.test/releases/archive.tar.gz
            """),
    ];
}
