using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6324", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "tally:copy-from-empty-scratch-stage")]
sealed class CopyFromEmptyStage : Rule<Step>
{
    public override string Title => "COPY from an empty stage";

    public override string Message => "Stage '{0}' is 'FROM scratch' without any files, so COPY fails; use another stage or add files to it";

    public override string Why => """
        scratch contains no files. A stage that starts from scratch and adds nothing stays empty, so a COPY from it finds no
        source and the build fails. This often results from a wrong stage name.
        """;

    public override string Sources => "https://docs.docker.com/build/building/multi-stage/#use-multi-stage-builds";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is CopyInstruction { From: { Length: > 0 } from } && step.Build.FindStage(from.Text) is { } stage && stage != step.Stage
            && IsEmpty(stage))
            report.At(from.SourceSpan, from.Text);
    }

    static bool IsEmpty(Stage stage)
    {
        if (stage.RootImage is not { IsScratch: true })
            return false;
        for (var below = stage; below is not null; below = below.Base)
        {
            foreach (var step in below.Steps)
            {
                if (step.Instruction.Kind is InstructionKind.Copy or InstructionKind.Add or InstructionKind.Run or InstructionKind.Workdir or InstructionKind.Unknown)
                    return false;
            }
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM scratch AS files
            LABEL title=files
            FROM debian:12
            COPY --from=[|files|] /etc /etc
            """),
        Good.Dockerfile("""
            FROM scratch AS files
            COPY etc /etc
            FROM debian:12
            COPY --from=files /etc /etc
            """),
    ];
}
