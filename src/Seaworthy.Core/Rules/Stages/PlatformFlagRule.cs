using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Stages;

/// <summary>The family of rules about the platform that FROM names. Message: 0 the platform.</summary>
/// <param name="isReported">The stage and its platform are at fault.</param>
/// <param name="safety">How safe it is to remove the flag; null where that is no fix.</param>
sealed class PlatformFlagRule(Func<Stage, string, bool> isReported, Safety? safety) : FamilyRule<Stage>
{
    static readonly string[] s_names =
        ["linux", "windows", "darwin", "freebsd", "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64", "x86_64", "aarch64"];

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.FindFlag("platform") is not { Value: { Length: > 0 } platform } flag || !isReported(stage, platform.Text))
            return;
        var finding = report.At(flag.Span, platform.Text);
        if (safety is { } certain)
            finding.WithFix("Remove --platform", f => f.Delete(FlagRemoval.WithBlanks(stage.File.Source, flag.Span)), certain);
    }

    static bool IsTarget(string platform) => platform is "$TARGETPLATFORM" or "${TARGETPLATFORM}";

    static bool IsVariable(string platform) => platform.IndexOf('$') >= 0;

    static bool IsInNameOf(Stage stage, string platform)
    {
        if (stage.Name is null)
            return false;
        foreach (var part in platform.Split('/'))
        {
            if (part.Length > 0 && Array.IndexOf(s_names, part.ToLowerInvariant()) >= 0 &&
                stage.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return false;
    }

    [Rule("SEA6301", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "hadolint:DL3029 buildkit:FromPlatformFlagConstDisallowed kics:using_platform_with_from semgrep:avoid-platform-with-from terrascan:AC_DOCKER_0001")]
    public static PlatformFlagRule ConstantPlatformInFrom => new(
        static (stage, platform) => !IsVariable(platform) && !IsInNameOf(stage, platform), Safety.Review)
    {
        Title = "Fixed platform in FROM",
        Message = "FROM is fixed to platform {0}; remove --platform or use $BUILDPLATFORM or $TARGETPLATFORM",
        Why = """
            With a constant platform the file builds for only one architecture. On another one the build runs under slow
            emulation, or results in an image that does not start. The caller of the build should choose the platform with 'docker
            build --platform'.
            """,
        Sources = "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
        Differences = """
            hadolint, KICS and Semgrep report every --platform. A value with $BUILDPLATFORM or another variable follows the build,
            and cross-compiling stages need it, so it is accepted. So is a stage whose name contains the system or architecture,
            because it is fixed on purpose.
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile("FROM [|--platform=linux/amd64|] debian:12 AS build").Fixed("FROM debian:12 AS build"),
            Good.Dockerfile("""
                FROM --platform=$BUILDPLATFORM debian:12 AS build
                FROM --platform=${PLATFORM} debian:12
                """).Because("the platform follows the build"),
            Good.Dockerfile("FROM --platform=linux/arm64 debian:12 AS build-arm64").Because("the name says that it is on purpose"),
        ],
    };

    [Rule("SEA6302", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3065 buildkit:RedundantTargetPlatform")]
    public static PlatformFlagRule RedundantTargetPlatform => new(static (_, platform) => IsTarget(platform), Safety.Safe)
    {
        Title = "Redundant --platform=$TARGETPLATFORM",
        Message = "--platform=$TARGETPLATFORM is the default; remove it",
        Why = """
            FROM uses the target platform by default. The flag repeats that and makes it harder to see the stages where a platform
            was set on purpose. It does no harm to the image.
            """,
        Sources = "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
        MoreExamples = static () =>
        [
            Bad.Dockerfile("FROM [|--platform=$TARGETPLATFORM|] debian:12").Fixed("FROM debian:12"),
            Bad.Dockerfile(From("""[|--platform=${TARGETPLATFORM}|] \""", "  debian:12"))
                .Fixed("""
                FROM \
                  debian:12
                """),
            Good.Dockerfile("FROM --platform=$BUILDPLATFORM debian:12"),
        ],
    };

    [Rule("SEA6323", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "hadolint:DL3029 kics:using_platform_with_from semgrep:avoid-platform-with-from terrascan:AC_DOCKER_0001",
        Related = "buildkit:FromPlatformFlagConstDisallowed")]
    public static PlatformFlagRule PlatformInFrom => new(
        static (stage, platform) => !IsTarget(platform) && (IsVariable(platform) || IsInNameOf(stage, platform)), null)
    {
        Title = "Platform set in FROM",
        Message = "FROM sets the platform to {0} instead of the caller of the build; remove --platform",
        Why = """
            A file without platforms can be built for any platform that the caller requests. Stages that cross-compile need the
            flag with $BUILDPLATFORM, so the rule is off by default.
            """,
        Sources = """
            https://docs.docker.com/reference/dockerfile/#from
            https://docs.docker.com/build/building/multi-platform/#cross-compilation
            """,
        Differences = """
            SEA6301, which is on in mode All, reports a constant platform. SEA6302 reports $TARGETPLATFORM, which has no effect.
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile("FROM [|--platform=$BUILDPLATFORM|] debian:12 AS build"),
            Bad.Dockerfile("FROM [|--platform=linux/arm64|] debian:12 AS build-arm64"),
            Good.Dockerfile("FROM debian:12 AS build"),
        ],
    };
}
