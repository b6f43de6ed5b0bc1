using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Stages;

[Rule("SEA6302", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3065 buildkit:RedundantTargetPlatform")]
sealed class RedundantTargetPlatform : Rule<Stage>
{
    public override string Title => "Redundant --platform=$TARGETPLATFORM";

    public override string Message => "--platform=$TARGETPLATFORM is the default; remove it";

    public override string Why => """
        FROM uses the target platform by default. The flag repeats that and makes it harder to see the stages where a platform
        was set on purpose. It does no harm to the image.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/redundant-target-platform/";

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.FindFlag("platform") is not { Value: { } platform } flag || platform.Text is not ("$TARGETPLATFORM" or "${TARGETPLATFORM}"))
            return;
        report.At(flag.Span)
            .WithFix("Remove --platform", f => f.Delete(FlagRemoval.WithBlanks(stage.File.Source, flag.Span)), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|--platform=$TARGETPLATFORM|] debian:12").Fixed("FROM debian:12"),
        Bad.Dockerfile(From("""[|--platform=${TARGETPLATFORM}|] \""", "  debian:12"))
            .Fixed("""
            FROM \
              debian:12
            """),
        Good.Dockerfile("FROM --platform=$BUILDPLATFORM debian:12"),
    ];
}
