namespace Seaworthy.Rules.Stages;

[Rule("SEA6323", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3029 kics:using_platform_with_from semgrep:avoid-platform-with-from terrascan:AC_DOCKER_0001",
    Related = "buildkit:FromPlatformFlagConstDisallowed")]
sealed class PlatformInFrom : Rule<Stage>
{
    public override string Title => "Platform set in FROM";

    public override string Message => "FROM sets the platform to {0} instead of the caller of the build; remove --platform";

    public override string Why => """
        A file without platforms can be built for any platform that the caller requests. Stages that cross-compile need the
        flag with $BUILDPLATFORM, so the rule is off by default.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#from
        https://docs.docker.com/build/building/multi-platform/#cross-compilation
        """;

    public override string? Differences => """
        SEA6301, which is on in mode All, reports a constant platform. SEA6302 reports $TARGETPLATFORM, which has no effect.
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
