using System.Globalization;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6307", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:using_unnamed_build_stages")]
sealed class NumericStageReference : Rule<Step>
{
    public override string Title => "Stage is referred to by its number";

    public override string Message => "--from={0} is another stage as soon as one is added; refer to it by name";

    public override string Why => """
        Stages are counted from the top. A stage that is put before, or taken out, silently makes the copy come from another one.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: { } from } || !int.TryParse(from.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return;
        var finding = report.At(from.SourceSpan, from.Text);
        if (step.Build.FindStage(from.Text) is { Name: { } name } stage && stage.Index < step.Stage?.Index)
            finding.WithFix("Refer to it as '" + name + "'", f => f.Replace(from.SourceSpan, name), Safety.Safe);
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
