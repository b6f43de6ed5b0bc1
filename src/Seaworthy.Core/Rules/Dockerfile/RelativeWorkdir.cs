using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6012", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3000 buildkit:WorkdirRelativePath kics:workdir_path_not_absolute trivy:DS-0009 checkov:CKV_DOCKER_10 sonar:S7021 " +
        "terrascan:AC_DOCKER_0013 dockerfile-utils:WORKDIR_IS_NOT_ABSOLUTE")]
sealed class RelativeWorkdir : Rule<Stage>
{
    public override string Title => "Relative WORKDIR";

    public override string Message => "WORKDIR '{0}' is relative to the working directory of the base image; use an absolute path";

    public override string Why => """
        A relative WORKDIR is resolved against the previous one, and the first one of a stage against the working directory of
        the base image. That directory is not visible in the file and can change with the next version of the base image, so
        that files end up in another place.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/workdir-relative-path";

    public override string? Differences => """
        Only the first WORKDIR of a chain of stages is reported, as in BuildKit, because a later one is relative to a path in
        the file; SEA6020 reports those as well. A path with a drive letter is absolute on Windows and on an unknown system,
        but not on a Linux base image. '~' is an ordinary directory name, because WORKDIR does not expand it.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (WorkingDirectory.IsSetIn(stage.Base))
            return;
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not ValueInstruction { Kind: InstructionKind.Workdir } workdir)
                continue;
            var path = workdir.Value.Expand(step.Scope).Text?.Text;
            if (path is { Length: > 0 } && !WorkingDirectory.IsAbsolute(path, stage))
                report.At(workdir.Value.Span, path);
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("WORKDIR [|app|]")),
        Bad.Dockerfile(Debian("ARG HOME=app", "WORKDIR [|$HOME/src|]")),
        Good.Dockerfile(Debian("WORKDIR /app", "WORKDIR src")).Because("the previous WORKDIR is known"),
        Good.Dockerfile(From("mcr.microsoft.com/windows/nanoserver:ltsc2025", "WORKDIR C:/app")),
        Good.Dockerfile(Debian("WORKDIR $HOME/app")).Because("the value of a variable of the base image is unknown"),
    ];
}
