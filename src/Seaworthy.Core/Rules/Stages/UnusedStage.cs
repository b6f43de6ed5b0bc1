namespace Seaworthy.Rules.Stages;

[Rule("SEA6306", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "tally:no-unreachable-stages")]
sealed class UnusedStage : Rule<Stage>
{
    public override string Title => "Stage is not part of the image";

    public override string Message => "The last stage needs nothing of {0}; delete it, or build it by name";

    public override string Why => """
        A stage that the last one does not need is built only when somebody names it as the target. Unless that is its purpose, it is dead text.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsReachable)
            report.At(stage.From.StageName?.Span ?? stage.From.Image.Span, stage.Name is null ? "this stage" : "'" + stage.Name + "'");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS build
            FROM debian:12 AS [|test|]
            FROM scratch
            COPY --from=build /app /app
            """),
        Good.Dockerfile("""
            FROM debian:12 AS tools
            FROM debian:12 AS build
            RUN --mount=from=tools,target=/tools /tools/make
            FROM build
            """),
    ];
}
