using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6020", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3000 kics:workdir_path_not_absolute trivy:DS-0009 checkov:CKV_DOCKER_10 sonar:S7021 terrascan:AC_DOCKER_0013 " +
        "dockerfile-utils:WORKDIR_IS_NOT_ABSOLUTE",
    Related = "buildkit:WorkdirRelativePath")]
sealed class ChainedWorkdir : Rule<Stage>
{
    public override string Title => "WORKDIR goes on from the one before";

    public override string Message => "'{0}' is below the folder of the WORKDIR before it; write the whole path";

    public override string Why => """
        A whole path can be read without looking for the instruction that it goes on from. The builder knows what is meant either way, so the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        The first WORKDIR of a file is another matter: what it is relative to nobody sees, and a rule that is on says so. Most peers do not tell the two apart; BuildKit reports the first alone.
        """;

    public override void Check(Stage stage, Report report)
    {
        var isSet = WorkingDirectory.IsSetIn(stage.Base);
        foreach (var step in stage.Steps)
        {
            if (step.Work is not ValueInstruction { Kind: InstructionKind.Workdir } workdir)
                continue;
            if (isSet && workdir.Value.Expand(step.Scope).Text?.Text is { Length: > 0 } path && !WorkingDirectory.IsAbsolute(path, stage))
                report.At(workdir.Value.Span, path);
            isSet = true;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("WORKDIR /app", "WORKDIR [|src|]")),
        Good.Dockerfile(Debian("WORKDIR /app", "WORKDIR /app/src", "WORKDIR $HOME")),
    ];
}
