using Seaworthy.Syntax;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6023", Category.Dockerfile, Severity.Error, Mode.Minimum, Since = "0.1", Aliases = "hadolint:DL3043 datadog:from_or_maintainer_cannot_be_triggered_within_onbuild dockerfile-utils:ONBUILD_CHAINING_DISALLOWED dockerfile-utils:ONBUILD_TRIGGER_DISALLOWED tally:invalid-onbuild-trigger")]
[In(Dialect.Dockerfile)]
public sealed class ForbiddenTrigger : Rule<ParsedFile>
{
    public override string Title => "ONBUILD holds what it may not hold";

    public override string Message => "{0}";

    public override string Why => """
        ONBUILD keeps an instruction for the build of another image. FROM, MAINTAINER and another ONBUILD cannot be kept: the builder refuses the file.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Dockerfile is not { } dockerfile)
            return;
        for (var i = 0; i < dockerfile.Diagnostics.Count && i < SyntaxDiagnostic.MostReported; i++)
        {
            if (dockerfile.Diagnostics[i].Slip == SyntaxSlip.Trigger)
                report.At(dockerfile.Diagnostics[i].Span, dockerfile.Diagnostics[i].Message);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] FROM debian:12\n"),
        Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] MAINTAINER shop\n"),
        Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] ONBUILD RUN id\n"),
        Good.Dockerfile("FROM debian:12\nONBUILD RUN id\n"),
    ];
}
