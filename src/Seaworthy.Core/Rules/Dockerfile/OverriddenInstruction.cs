using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6002", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL4003 hadolint:DL4004 hadolint:DL3012 buildkit:MultipleInstructionsDisallowed kics:multiple_cmd_instructions_listed " +
        "kics:multiple_entrypoint_instructions_listed datadog:do_not_use_multiple_healthcheck trivy:DS-0016 trivy:DS-0007 trivy:DS-0023 sonar:S6589 " +
        "semgrep:multiple-entrypoint-instructions terrascan:AC_DOCKER_0053 dockerfile-utils:MULTIPLE_INSTRUCTIONS")]
sealed class OverriddenInstruction : Rule<Stage>
{
    public override string Title => "Overridden CMD, ENTRYPOINT or HEALTHCHECK";

    public override string Message => "{0} has no effect because a later {0} in the same stage replaces it; remove it";

    public override string Why => """
        Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage apply. An earlier one never runs, but a reader can mistake it
        for the command that the container starts, and edit the wrong line.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/";

    public override string? Differences => """
        Seaworthy reports the earlier instruction, because that one has no effect; hadolint reports the later one. Each stage
        is checked separately. BuildKit reports the same three instructions in one check; other tools have one check for each.
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
            """).Because("a stage can override what it inherits"),
    ];
}
