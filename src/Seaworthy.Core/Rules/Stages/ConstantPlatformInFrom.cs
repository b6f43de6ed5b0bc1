namespace Seaworthy.Rules.Stages;

[Rule("SEA6301", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3029 buildkit:FromPlatformFlagConstDisallowed kics:using_platform_with_from semgrep:avoid-platform-with-from " +
        "terrascan:AC_DOCKER_0001")]
sealed class ConstantPlatformInFrom : Rule<Stage>
{
    static readonly string[] s_names = ["linux", "windows", "darwin", "freebsd", "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64", "x86_64",
        "aarch64"];

    public override string Title => "Fixed platform in FROM";

    public override string Message => "FROM is fixed to platform {0}; remove --platform or use $BUILDPLATFORM or $TARGETPLATFORM";

    public override string Why => """
        With a constant platform the file builds for only one architecture. On another one the build runs under slow
        emulation, or results in an image that does not start. The caller of the build should choose the platform with 'docker
        build --platform'.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/";

    public override string? Differences => """
        hadolint, KICS and Semgrep report every --platform. A value with $BUILDPLATFORM or another variable follows the build,
        and cross-compiling stages need it, so it is accepted. So is a stage whose name contains the system or architecture,
        because it is fixed on purpose.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.FindFlag("platform") is not { Value: { Length: > 0 } platform } flag || platform.Text.IndexOf('$') >= 0
            || IsNamed(stage.Name, platform.Text))
            return;
        report.At(flag.Span, platform.Text)
            .WithFix("Remove --platform", f => f.Delete(FlagRemoval.WithBlanks(stage.File.Source, flag.Span)), Safety.Review);
    }

    internal static bool IsNamed(string? stage, string platform)
    {
        if (stage is null)
            return false;
        foreach (var part in platform.Split('/'))
        {
            if (part.Length > 0 && Array.IndexOf(s_names, part.ToLowerInvariant()) >= 0 && stage.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|--platform=linux/amd64|] debian:12 AS build").Fixed("FROM debian:12 AS build"),
        Good.Dockerfile("""
            FROM --platform=$BUILDPLATFORM debian:12 AS build
            FROM --platform=${PLATFORM} debian:12
            """).Because("the platform follows the build"),
        Good.Dockerfile("FROM --platform=linux/arm64 debian:12 AS build-arm64").Because("the stage name shows that the platform is fixed on purpose"),
    ];
}
