using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6209", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "tally:shell-run-in-scratch")]
sealed class ShellRunInScratch : Rule<Stage>
{
    public override string Title => "RUN in shell form in an empty stage";

    public override string Message => "The stage is 'FROM scratch' and has no shell; use RUN in an earlier stage and COPY --from for the result";

    public override string Why => """
        scratch contains no files. A RUN in shell form starts /bin/sh, which does not exist there, so the build fails. An
        earlier stage with a shell can run the command, and COPY --from takes its result.
        """;

    public override string Sources => "https://docs.docker.com/build/building/base-images/";

    public override void Check(Stage stage, Report report)
    {
        if (stage.BaseImage is not { IsScratch: true })
            return;
        foreach (var step in stage.Steps)
        {
            // The files that are copied or mounted can contain a shell.
            if (step.Instruction is CopyInstruction)
                return;
            if (step.Instruction is not RunInstruction run)
                continue;
            if (run.IsExec || run.Mounts.Count > 0)
                return;
            report.At(run.KeywordSpan);
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("scratch", "WORKDIR /app", "[|RUN|] echo hello > greeting")),
        Good.Dockerfile(From("scratch", "ADD rootfs.tar.xz /", "RUN echo hello > greeting")).Because("the added files can contain a shell"),
    ];
}
