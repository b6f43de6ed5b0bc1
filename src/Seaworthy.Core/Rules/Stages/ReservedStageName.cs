namespace Seaworthy.Rules.Stages;

[Rule("SEA6304", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3063 buildkit:ReservedStageName")]
sealed class ReservedStageName : Rule<Stage>
{
    public override string Title => "Stage name is reserved";

    public override string Message => "'{0}' means something else to the builder; give the stage another name";

    public override string Why => """
        'scratch' is the empty image and 'context' the files of the build. A stage of that name cannot be referred to, or takes the place of what a reader expects.
        """;

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
