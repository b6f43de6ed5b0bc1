using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6002", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL4003 hadolint:DL4004 hadolint:DL3012 buildkit:MultipleInstructionsDisallowed kics:multiple_cmd_instructions_listed " +
        "kics:multiple_entrypoint_instructions_listed datadog:do_not_use_multiple_healthcheck trivy:DS-0016 trivy:DS-0007 trivy:DS-0023 sonar:S6589 " +
        "semgrep:multiple-entrypoint-instructions terrascan:AC_DOCKER_0053 dockerfile-utils:MULTIPLE_INSTRUCTIONS")]
sealed class OverriddenInstruction : Rule<Stage>
{
    public override string Title => "Instruction is overridden in its own stage";

    public override string Message => "This {0} has no effect: a later one in the same stage replaces it; delete it";

    public override string Why => """
        A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK: the last. An earlier one is dead text that looks as if it ran.
        """;

    public override string? Differences => """
        The earlier instruction is reported, because it is the one without effect; hadolint reports the later one. Each stage counts by itself. BuildKit speaks of CMD, ENTRYPOINT and HEALTHCHECK, as here; others
        have a check for each.
        """;

    public override void Check(Stage stage, Report report)
    {
        CommandInstruction? command = null, entrypoint = null, health = null;
        for (var i = stage.Steps.Count - 1; i >= 0; i--)
        {
            switch (stage.Steps[i].Instruction)
            {
                case CommandInstruction { Kind: InstructionKind.Cmd } later:
                    Check(ref command, later, report);
                    break;
                case CommandInstruction { Kind: InstructionKind.Entrypoint } later:
                    Check(ref entrypoint, later, report);
                    break;
                case HealthcheckInstruction later:
                    Check(ref health, later, report);
                    break;
            }
        }
    }

    static void Check(ref CommandInstruction? last, CommandInstruction instruction, Report report)
    {
        if (last is null)
            last = instruction;
        else
            report.At(instruction.KeywordSpan, instruction.Keyword);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""[|CMD|] ["sleep", "1"]""", """CMD ["sleep", "2"]""")),
        Bad.Dockerfile(Debian("""[|ENTRYPOINT|] ["sleep"]""", "RUN id", """ENTRYPOINT ["true"]""")),
        Bad.Dockerfile(Debian("""[|HEALTHCHECK|] CMD ["true"]""", "HEALTHCHECK NONE")),
        Good.Dockerfile("""
            FROM debian:12 AS base
            CMD ["sleep", "1"]
            FROM base
            CMD ["sleep", "2"]
            """).Because("a stage may replace what it inherits"),
    ];
}
