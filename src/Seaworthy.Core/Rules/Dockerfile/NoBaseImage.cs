using Seaworthy.Syntax;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6022", Category.Dockerfile, Severity.Error, Mode.Minimum, Since = "0.1", Aliases = "hadolint:DL3061 datadog:first_instruction_should_be_arg_or_from datadog:should_specify_base_image dockerfilelint:from_first dockerfile-utils:NO_SOURCE_IMAGE tally:require-stages sonar:S2260")]
[In(Dialect.Dockerfile)]
public sealed class NoBaseImage : Rule<ParsedFile>
{
    public override string Title => "Instruction before any FROM";

    public override string Message => "{0}";

    public override string Why => """
        A Dockerfile starts with FROM; only ARG may stand before it. The builder refuses anything else, because there is nothing yet that it could change.
        """;

    public override string? Differences => """
        Without any FROM the file is read as a piece of one, and its instructions are judged all the same. The first instruction at fault is reported, not each one.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Dockerfile is not { } dockerfile)
            return;
        for (var i = 0; i < dockerfile.Diagnostics.Count && i < SyntaxDiagnostic.MostReported; i++)
        {
            if (dockerfile.Diagnostics[i].Slip == SyntaxSlip.NoBase)
                report.At(dockerfile.Diagnostics[i].Span, dockerfile.Diagnostics[i].Message);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("[|RUN|] id\nFROM debian:12\n"),
        Bad.Dockerfile("ARG VERSION\n[|EXPOSE|] 8080\n"),
        Bad.Dockerfile("ARG A=1\n[|ARG|] B=2\n"),
        Good.Dockerfile("ARG VERSION=12\n# the base\nFROM debian:$VERSION\n"),
    ];
}
