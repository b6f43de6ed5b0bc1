using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6012", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3000 buildkit:WorkdirRelativePath kics:workdir_path_not_absolute trivy:DS-0009 checkov:CKV_DOCKER_10 sonar:S7021 " +
        "terrascan:AC_DOCKER_0013 dockerfile-utils:WORKDIR_IS_NOT_ABSOLUTE")]
sealed class RelativeWorkdir : Rule<Stage>
{
    public override string Title => "WORKDIR is relative";

    public override string Message => "'{0}' is below whatever folder the base image works in; start it with a slash";

    public override string Why => """
        A relative WORKDIR is resolved against the one before. The first of a stage stands on a folder that the base image chooses, and moves when the base does.
        """;

    public override string? Differences => """
        Only the first WORKDIR of a chain of stages counts, as in BuildKit: what a later one is relative to stands in the file. Most peers report those too, and a rule that is off unless asked for does so here. A
        drive letter is absolute on Windows and where the system is not known, but not on a base that is known to be Linux. '~' is a folder of that name: WORKDIR knows no home.
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
        Good.Dockerfile(Debian("WORKDIR /app", "WORKDIR src")).Because("the folder before it is known"),
        Good.Dockerfile(From("mcr.microsoft.com/windows/nanoserver:ltsc2025", "WORKDIR C:/app")),
        Good.Dockerfile(Debian("WORKDIR $HOME/app")).Because("what a variable of the base image holds is unknown"),
    ];
}
