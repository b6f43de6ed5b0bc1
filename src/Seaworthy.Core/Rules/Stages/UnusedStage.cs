namespace Seaworthy.Rules.Stages;

[Rule("SEA6306", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "tally:no-unreachable-stages")]
sealed class UnusedStage : Rule<Stage>
{
    public override string Title => "Unused stage";

    public override string Message => "{0} is not used by the last stage; remove it, or build it with --target";

    public override string Why => """
        A stage that the last one does not need is built only if it is selected with --target. Without that purpose it is dead
        code that someone has to read, and to update when its base image is vulnerable.
        """;

    public override string Sources => "https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage";

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsReachable)
            report.At(stage.From.StageName?.Span ?? stage.From.Image.Span, stage.Name is null ? "This stage" : "Stage '" + stage.Name + "'");
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
