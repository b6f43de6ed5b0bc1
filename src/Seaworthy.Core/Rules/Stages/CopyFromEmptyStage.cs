using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6324", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "tally:copy-from-empty-scratch-stage")]
sealed class CopyFromEmptyStage : Rule<Step>
{
    public override string Title => "COPY from a stage that is empty";

    public override string Message => "The stage '{0}' starts from scratch and puts nothing into it, so that there is nothing to copy; fill it, or name " +
        "another";

    public override string Why => """
        scratch has no files. A stage that starts there and neither copies nor adds anything stays empty, and the build stops at the COPY that wants something of it.
        """;

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
