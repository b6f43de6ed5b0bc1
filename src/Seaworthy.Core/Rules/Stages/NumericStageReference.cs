using System.Globalization;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6307", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:using_unnamed_build_stages")]
sealed class NumericStageReference : Rule<Step>
{
    public override string Title => "Stage referenced by number";

    public override string Message => "--from={0} refers to a stage by its number, which changes when stages are added; use a stage name";

    public override string Why => """
        Stages are numbered from the top of the file. When a stage is inserted or removed above, the number refers to another
        stage, and COPY silently takes the wrong files or fails.
        """;

    public override string Sources => "https://docs.docker.com/build/building/multi-stage/#name-your-build-stages";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: { } from } || !int.TryParse(from.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return;
        var finding = report.At(from.SourceSpan, from.Text);
        if (step.Build.FindStage(from.Text) is { Name: { } name } stage && stage.Index < step.Stage?.Index)
            finding.WithFix("Use '" + name + "'", f => f.Replace(from.SourceSpan, name), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=[|0|] /app /app
            """)
            .Fixed("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=build /app /app
            """),
        Good.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=build /app /app
            """),
    ];
}
