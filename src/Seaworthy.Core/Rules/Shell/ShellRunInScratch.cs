using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6209", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "tally:shell-run-in-scratch")]
sealed class ShellRunInScratch : Rule<Stage>
{
    public override string Title => "No shell to run the command";

    public override string Message => "The stage is empty, so there is no shell that could run this; run it in an earlier stage and copy the result";

    public override string Why => """
        scratch has no files at all. A RUN in shell form starts /bin/sh, which is not there, and the build fails.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.BaseImage is not { IsScratch: true })
            return;
        foreach (var step in stage.Steps)
        {
            // A shell may come with what is copied or mounted.
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
        Good.Dockerfile(From("scratch", "ADD rootfs.tar.xz /", "RUN echo hello > greeting")).Because("what is added may bring a shell"),
    ];
}
