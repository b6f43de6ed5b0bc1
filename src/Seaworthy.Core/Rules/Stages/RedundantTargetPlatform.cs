using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Stages;

[Rule("SEA6302", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3065 buildkit:RedundantTargetPlatform")]
sealed class RedundantTargetPlatform : Rule<Stage>
{
    public override string Title => "Platform is the default";

    public override string Message => "A stage is for the target platform anyway; take the flag out";

    public override string Why => """
        FROM takes the target platform when nothing else is said. The flag repeats that, and hides the stages where a platform was chosen on purpose.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.FindFlag("platform") is not { Value: { } platform } flag || platform.Text is not ("$TARGETPLATFORM" or "${TARGETPLATFORM}"))
            return;
        report.At(flag.Span)
            .WithFix("Take the flag out", f => f.Delete(FlagRemoval.WithBlanks(stage.File.Source, flag.Span)), Safety.Safe);
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
