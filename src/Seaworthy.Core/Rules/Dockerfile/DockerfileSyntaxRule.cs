using Seaworthy.Syntax;

namespace Seaworthy.Rules.Dockerfile;

/// <summary>Rules for the errors that the Dockerfile parser reports. Message: 0 the message of the parser.</summary>
sealed class DockerfileSyntaxRule(SyntaxErrorKind kind) : FamilyRule<ParsedFile>
{
    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Dockerfile is not { } dockerfile)
            return;
        for (var i = 0; i < dockerfile.Diagnostics.Count && i < SyntaxDiagnostic.MostReported; i++)
        {
            var diagnostic = dockerfile.Diagnostics[i];
            if (diagnostic.Kind != kind)
                continue;
            var finding = report.At(diagnostic.Span, diagnostic.Message);
            if (diagnostic.Replacement is { } replacement)
                finding.WithFix("Use " + replacement, f => f.Replace(diagnostic.ReplacedSpan, replacement), Safety.Review);
        }
    }

    [Rule("SEA0002", Category.Tool, Severity.Error, Mode.Minimum, Since = "0.1",
        Aliases =
            "hadolint:DL1000 sonar:S2260 dockerfilelint:invalid_line dockerfilelint:invalid_command dockerfilelint:required_params " +
            "dockerfilelint:missing_args dockerfilelint:extra_args dockerfilelint:invalid_format dockerfilelint:healthcheck_options_missing_args " +
            "tally:unknown-instruction dockerfile-utils:UNKNOWN_INSTRUCTION dockerfile-utils:INVALID_BUILD_STAGE_NAME dockerfile-utils:INVALID_AS " +
            "dockerfile-utils:SHELL_JSON_FORM dockerfile-utils:SHELL_REQUIRES_ONE dockerfile-utils:FLAG_INVALID_DURATION dockerfile-utils:FLAG_LESS_THAN_1MS " +
            "dockerfile-utils:FLAG_MISSING_DURATION dockerfile-utils:FLAG_UNKNOWN_UNIT dockerfile-utils:FLAG_AT_LEAST_ONE " +
            "dockerfile-utils:UNKNOWN_HEALTHCHECK_FLAG dockerfile-utils:UNKNOWN_TYPE dockerfile-utils:HEALTHCHECK_CMD_ARGUMENT_MISSING " +
            "dockerfile-utils:ARGUMENT_UNNECESSARY dockerfile-utils:INVALID_ESCAPE_DIRECTIVE dockerfile-utils:DUPLICATED_ESCAPE_DIRECTIVE " +
            "dockerfile-utils:UNKNOWN_ADD_FLAG dockerfile-utils:UNKNOWN_COPY_FLAG dockerfile-utils:UNKNOWN_FROM_FLAG dockerfile-utils:FLAG_DUPLICATE " +
            "dockerfile-utils:FLAG_MISSING_VALUE dockerfile-utils:ARGUMENT_MISSING dockerfile-utils:ARGUMENT_EXTRA dockerfile-utils:ARGUMENT_REQUIRES_ONE " +
            "dockerfile-utils:ARGUMENT_REQUIRES_AT_LEAST_ONE dockerfile-utils:ARGUMENT_REQUIRES_TWO dockerfile-utils:ARGUMENT_REQUIRES_AT_LEAST_TWO " +
            "dockerfile-utils:ARGUMENT_REQUIRES_ONE_OR_THREE dockerfile-utils:SYNTAX_MISSING_EQUALS dockerfile-utils:SYNTAX_MISSING_NAMES " +
            "dockerfile-utils:UNSUPPORTED_MODIFIER",
        Related =
            "dockerfile-utils:CASING_DIRECTIVE dockerfile-utils:FLAG_EXPECTED_BOOLEAN_VALUE dockerfile-utils:SYNTAX_MISSING_SINGLE_QUOTE " +
            "dockerfile-utils:SYNTAX_MISSING_DOUBLE_QUOTE dockerfile-utils:INVALID_SYNTAX")]
    [In(Dialect.Dockerfile)]
    public static DockerfileSyntaxRule DockerfileSyntaxError => new(SyntaxErrorKind.Other)
    {
        Title = "Dockerfile syntax error",
        Message = "{0}",
        Why = """
            The builder rejects the instruction, so no image is built. Seaworthy parses each instruction separately, so one
            error does not hide the findings in the rest of the file.
            """,
        Sources = "https://docs.docker.com/reference/dockerfile/#format",
        Differences = """
            Other tools stop at the first construct that they do not know, such as a flag of a newer builder. Seaworthy
            reports each error once and continues. A file that selects a custom frontend with '# syntax=' can contain
            unknown instructions. Instructions before FROM (SEA6022) and forbidden ONBUILD triggers (SEA6023) are separate
            rules.
            """,
        MoreExamples = static () =>
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
            Good.Dockerfile("# syntax=docker.io/acme/frontend:2\nFROM debian:12\nINCLUDE common\n").Because("a custom frontend can define more instructions"),
        ],
    };

    [Rule("SEA6022", Category.Dockerfile, Severity.Error, Mode.Minimum, Since = "0.1",
        Aliases =
            "hadolint:DL3061 datadog:first_instruction_should_be_arg_or_from datadog:should_specify_base_image dockerfilelint:from_first " +
            "dockerfile-utils:NO_SOURCE_IMAGE tally:require-stages sonar:S2260")]
    [In(Dialect.Dockerfile)]
    public static DockerfileSyntaxRule MissingFromInstruction => new(SyntaxErrorKind.MissingFrom)
    {
        Title = "Instruction before the first FROM",
        Message = "{0}",
        Why = """
            A Dockerfile must start with FROM, and only ARG is allowed before it. The builder rejects any other instruction
            there, because no base image exists yet to which it could apply.
            """,
        Sources = "https://docs.docker.com/reference/dockerfile/#from",
        Differences = """
            A file without any FROM is treated as a fragment, and its instructions are still checked. Only the first wrong
            instruction is reported, not every one.
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile("[|RUN|] id\nFROM debian:12\n"),
            Bad.Dockerfile("ARG VERSION\n[|EXPOSE|] 8080\n"),
            Bad.Dockerfile("ARG A=1\n[|ARG|] B=2\n"),
            Good.Dockerfile("ARG VERSION=12\n# the base\nFROM debian:$VERSION\n"),
        ],
    };

    [Rule("SEA6023", Category.Dockerfile, Severity.Error, Mode.Minimum, Since = "0.1",
        Aliases =
            "hadolint:DL3043 datadog:from_or_maintainer_cannot_be_triggered_within_onbuild dockerfile-utils:ONBUILD_CHAINING_DISALLOWED " +
            "dockerfile-utils:ONBUILD_TRIGGER_DISALLOWED tally:invalid-onbuild-trigger")]
    [In(Dialect.Dockerfile)]
    public static DockerfileSyntaxRule InvalidOnbuildTrigger => new(SyntaxErrorKind.InvalidOnbuildTrigger)
    {
        Title = "ONBUILD with a forbidden instruction",
        Message = "{0}",
        Why = """
            ONBUILD stores an instruction that runs when another image is built from this one. FROM, MAINTAINER and ONBUILD
            cannot be stored in this way, so the builder rejects the file.
            """,
        Sources = "https://docs.docker.com/reference/dockerfile/#onbuild",
        MoreExamples = static () =>
        [
            Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] FROM debian:12\n"),
            Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] MAINTAINER shop\n"),
            Bad.Dockerfile("FROM debian:12\n[|ONBUILD|] ONBUILD RUN id\n"),
            Good.Dockerfile("FROM debian:12\nONBUILD RUN id\n"),
        ],
    };
}
