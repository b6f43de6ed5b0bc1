namespace Seaworthy.Rules.Stages;

[Rule("SEA6323", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3029 kics:using_platform_with_from semgrep:avoid-platform-with-from terrascan:AC_DOCKER_0001",
    Related = "buildkit:FromPlatformFlagConstDisallowed")]
sealed class PlatformInFrom : Rule<Stage>
{
    public override string Title => "FROM names a platform";

    public override string Message => "The stage takes its platform from {0}, not from whoever starts the build; leave the flag out";

    public override string Why => """
        A file without platforms is built for whatever it is asked for. Stages that cross-compile need the flag, with $BUILDPLATFORM, so the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        A constant platform has a rule of its own, that is on in mode All. $TARGETPLATFORM, which says nothing, has one too.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.FindFlag("platform") is not { Value: { Length: > 0 } platform } flag || platform.Text is "$TARGETPLATFORM" or "${TARGETPLATFORM}")
            return;
        if (platform.Text.IndexOf('$') >= 0 || ConstantPlatformInFrom.IsNamed(stage.Name, platform.Text))
            report.At(flag.Span, platform.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|--platform=$BUILDPLATFORM|] debian:12 AS build"),
        Bad.Dockerfile("FROM [|--platform=linux/arm64|] debian:12 AS build-arm64"),
        Good.Dockerfile("FROM debian:12 AS build"),
    ];
}
