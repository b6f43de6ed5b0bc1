using Seaworthy.Syntax;

namespace Seaworthy.Rules.Tool;

[Rule("SEA0002", Category.Tool, Severity.Error, Mode.Minimum, Since = "0.1",
    Aliases = "hadolint:DL1000 sonar:S2260 " +
        "dockerfilelint:invalid_line dockerfilelint:invalid_command dockerfilelint:required_params dockerfilelint:missing_args " +
        "dockerfilelint:extra_args dockerfilelint:invalid_format dockerfilelint:healthcheck_options_missing_args tally:unknown-instruction dockerfile-utils:UNKNOWN_INSTRUCTION " +
        "dockerfile-utils:INVALID_BUILD_STAGE_NAME dockerfile-utils:INVALID_AS dockerfile-utils:SHELL_JSON_FORM dockerfile-utils:SHELL_REQUIRES_ONE dockerfile-utils:FLAG_INVALID_DURATION " +
        "dockerfile-utils:FLAG_LESS_THAN_1MS dockerfile-utils:FLAG_MISSING_DURATION dockerfile-utils:FLAG_UNKNOWN_UNIT dockerfile-utils:FLAG_AT_LEAST_ONE " +
        "dockerfile-utils:UNKNOWN_HEALTHCHECK_FLAG dockerfile-utils:UNKNOWN_TYPE dockerfile-utils:HEALTHCHECK_CMD_ARGUMENT_MISSING dockerfile-utils:ARGUMENT_UNNECESSARY " +
        "dockerfile-utils:INVALID_ESCAPE_DIRECTIVE dockerfile-utils:DUPLICATED_ESCAPE_DIRECTIVE dockerfile-utils:UNKNOWN_ADD_FLAG dockerfile-utils:UNKNOWN_COPY_FLAG " +
        "dockerfile-utils:UNKNOWN_FROM_FLAG dockerfile-utils:FLAG_DUPLICATE dockerfile-utils:FLAG_MISSING_VALUE dockerfile-utils:ARGUMENT_MISSING dockerfile-utils:ARGUMENT_EXTRA " +
        "dockerfile-utils:ARGUMENT_REQUIRES_ONE dockerfile-utils:ARGUMENT_REQUIRES_AT_LEAST_ONE dockerfile-utils:ARGUMENT_REQUIRES_TWO dockerfile-utils:ARGUMENT_REQUIRES_AT_LEAST_TWO " +
        "dockerfile-utils:ARGUMENT_REQUIRES_ONE_OR_THREE dockerfile-utils:SYNTAX_MISSING_EQUALS dockerfile-utils:SYNTAX_MISSING_NAMES dockerfile-utils:UNSUPPORTED_MODIFIER",
    Related = "dockerfile-utils:CASING_DIRECTIVE dockerfile-utils:FLAG_EXPECTED_BOOLEAN_VALUE dockerfile-utils:SYNTAX_MISSING_SINGLE_QUOTE dockerfile-utils:SYNTAX_MISSING_DOUBLE_QUOTE dockerfile-utils:INVALID_SYNTAX")]
[In(Dialect.Dockerfile)]
public sealed class DockerfileSyntaxError : Rule<ParsedFile>
{
    public override string Title => "Dockerfile does not build";

    public override string Message => "{0}";

    public override string Why => """
        The builder refuses the instruction. Each one is read by itself: the rest of the file is linted all the same.
        """;

    public override string? Differences => """
        Other tools stop at the first thing that they do not know, a flag of a newer builder for one. Here each slip is one finding, and a file with a frontend of its own may have
        instructions that nobody else knows. Instructions before FROM, and what ONBUILD may not hold, have rules of their own.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Dockerfile is not { } dockerfile)
            return;
        for (var i = 0; i < dockerfile.Diagnostics.Count && i < SyntaxDiagnostic.MostReported; i++)
        {
            var slip = dockerfile.Diagnostics[i];
            if (slip.Slip != SyntaxSlip.Other)
                continue;
            var finding = report.At(slip.Span, slip.Message);
            if (slip.Replacement is { } replacement)
                finding.WithFix("Write " + replacement, f => f.Replace(slip.ReplacedSpan, replacement), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12\n[|RNU|] id\n").Fixed("FROM debian:12\nRUN id\n"),
        Bad.Dockerfile("FROM debian:12\nCOPY [|--chwon|]=app a /b\n").Fixed("FROM debian:12\nCOPY --chown=app a /b\n"),
        Bad.Dockerfile("FROM debian:12\nRUN cat [|<<EOF|]\nhello\n"),
        Bad.Dockerfile("FROM debian:12 AS [|1st|]\n"),
        Bad.Dockerfile("FROM debian:12\nHEALTHCHECK [|--interval=30|] [|--timeout=0s|] [|--retries=-1|] CMD true\n"),
        Bad.Dockerfile("FROM debian:12\n[|HEALTHCHECK|] TCP 80\n"),
        Bad.Dockerfile("FROM debian:12\n[|SHELL|] /bin/bash -c\n").Fixed("FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\n"),
        Bad.Dockerfile("# escape=[|x|]\nFROM debian:12\n"),
        Bad.Dockerfile("[|FROM|] debian:12 base\n"),
        Bad.Dockerfile("FROM debian:12\nENV A=1 [|B|]\n"),
        Bad.Dockerfile("FROM debian:12\nCOPY --chown=a [|--chown=b|] a /b\n"),
        Bad.Dockerfile("FROM debian:12\n[|COPY|] a\n"),
        Bad.Dockerfile("FROM debian:12\nENV A=[|${B:~x}|]\n"),
        Good.Dockerfile("FROM debian:12\nRUN cat <<EOF\nhello\nEOF\n"),
        Good.Dockerfile("# syntax=docker.io/acme/frontend:2\nFROM debian:12\nINCLUDE common\n").Because("another frontend may know the instruction"),
    ];
}
