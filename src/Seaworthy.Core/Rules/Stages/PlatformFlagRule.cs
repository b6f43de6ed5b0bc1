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
            finding.WithFix("Take the flag out", f => f.Delete(FlagRemoval.WithBlanks(stage.File.Source, flag.Span)), certain);
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
        Title = "Platform is fixed in FROM",
        Message = "The stage is for {0} whatever platform is built; leave the flag out, or write $BUILDPLATFORM or $TARGETPLATFORM",
        Why =
            "With a constant platform the file builds one architecture only: on another it runs under emulation, or gives an image that does not start. The " +
            "platform is the business of whoever" +
            "\nstarts the build.",
        Differences =
            "hadolint, KICS and Semgrep report every --platform. One that names $BUILDPLATFORM or another variable follows the build and is what " +
            "cross-compiling stages need, so it is left alone;" +
            "\nso is a stage whose name says the system or architecture, which is fixed on purpose.",
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
        Title = "Platform is the default",
        Message = "A stage is for the target platform anyway; take the flag out",
        Why = "FROM takes the target platform when nothing else is said. The flag repeats that, and hides the stages where a platform was chosen on purpose.",
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
        Title = "FROM names a platform",
        Message = "The stage takes its platform from {0}, not from whoever starts the build; leave the flag out",
        Why =
            "A file without platforms is built for whatever it is asked for. Stages that cross-compile need the flag, with $BUILDPLATFORM, so the rule is " +
            "off unless it is asked for by name.",
        Differences = "A constant platform has a rule of its own, that is on in mode All. $TARGETPLATFORM, which says nothing, has one too.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile("FROM [|--platform=$BUILDPLATFORM|] debian:12 AS build"),
            Bad.Dockerfile("FROM [|--platform=linux/arm64|] debian:12 AS build-arm64"),
            Good.Dockerfile("FROM debian:12 AS build"),
        ],
    };
}
