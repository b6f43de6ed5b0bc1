using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6020", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3000 kics:workdir_path_not_absolute trivy:DS-0009 checkov:CKV_DOCKER_10 sonar:S7021 terrascan:AC_DOCKER_0013 " +
        "dockerfile-utils:WORKDIR_IS_NOT_ABSOLUTE",
    Related = "buildkit:WorkdirRelativePath")]
sealed class ChainedWorkdir : Rule<Stage>
{
    public override string Title => "WORKDIR relative to the previous one";

    public override string Message => "WORKDIR '{0}' is relative to the previous WORKDIR; use the full path";

    public override string Why => """
        A relative WORKDIR is resolved against the WORKDIR before it, so moving or removing that instruction changes the
        directory of everything below. A full path can be read without searching for the previous instruction. The result of
        the build is the same in both forms, so the rule is off by default.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#workdir";

    public override string? Differences => """
        The first WORKDIR of a file is relative to a directory of the base image; SEA6012 reports it. Most tools do not
        distinguish the two cases; BuildKit reports only the first.
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
