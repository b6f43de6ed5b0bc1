using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Syntax;

namespace Seaworthy.Rules.Tool;

[Rule("SEA0002", Category.Tool, Severity.Error, Mode.Minimum, Since = "0.1", Aliases = "hadolint:DL1000 hadolint:DL3043")]
public sealed class DockerfileSyntaxError : Rule<ParsedFile>
{
    public override string Title => "Dockerfile does not build";

    public override string Message => "{0}";

    public override string Why => """
        The builder refuses the instruction. Each one is read by itself: the rest of the file is linted all the same.
        """;

    public override string? Differences => """
        Other tools stop at the first thing that they do not know, a flag of a newer builder for one. Here each slip is one finding, and a file with a frontend of its own may have
        instructions that nobody else knows.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Dockerfile is not { } dockerfile)
            return;
        for (var i = 0; i < dockerfile.Diagnostics.Count && i < SyntaxDiagnostic.MostReported; i++)
            report.At(dockerfile.Diagnostics[i].Span, dockerfile.Diagnostics[i].Message);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12\n[|RNU|] id\n"),
        Bad.Dockerfile("FROM debian:12\nCOPY [|--chwon|]=app a /b\n"),
        Bad.Dockerfile("FROM debian:12\nRUN cat [|<<EOF|]\nhello\n"),
        Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] FROM alpine:3.22\n"),
        Good.Dockerfile("FROM debian:12\nRUN cat <<EOF\nhello\nEOF\n"),
        Good.Dockerfile("# syntax=docker.io/acme/frontend:2\nFROM debian:12\nINCLUDE common\n").Because("another frontend may know the instruction"),
    ];
}
