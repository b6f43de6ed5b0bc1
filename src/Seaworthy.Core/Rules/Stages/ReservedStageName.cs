namespace Seaworthy.Rules.Stages;

[Rule("SEA6304", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3063 buildkit:ReservedStageName")]
sealed class ReservedStageName : Rule<Stage>
{
    public override string Title => "Reserved stage name";

    public override string Message => "Stage name '{0}' is reserved by the builder; use another name";

    public override string Why => """
        'scratch' refers to the empty image and 'context' to the files of the build. A stage with one of these names cannot be
        referenced, or hides what a reader expects, so a later COPY or FROM uses the wrong source.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/reserved-stage-name/";

    public override void Check(Stage stage, Report report)
    {
        if (stage.Name is "scratch" or "context")
            report.At(stage.From.StageName!.Span, stage.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12 AS [|scratch|]"),
        Bad.Dockerfile("FROM debian:12 AS [|Context|]"),
        Good.Dockerfile("FROM scratch AS base"),
    ];
}
