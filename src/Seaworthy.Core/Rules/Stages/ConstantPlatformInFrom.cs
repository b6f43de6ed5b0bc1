namespace Seaworthy.Rules.Stages;

[Rule("SEA6301", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3029 buildkit:FromPlatformFlagConstDisallowed kics:using_platform_with_from semgrep:avoid-platform-with-from " +
        "terrascan:AC_DOCKER_0001")]
sealed class ConstantPlatformInFrom : Rule<Stage>
{
    static readonly string[] s_names = ["linux", "windows", "darwin", "freebsd", "amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64", "x86_64",
        "aarch64"];

    public override string Title => "Platform is fixed in FROM";

    public override string Message => "The stage is for {0} whatever platform is built; leave the flag out, or write $BUILDPLATFORM or $TARGETPLATFORM";

    public override string Why => """
        With a constant platform the file builds one architecture only: on another it runs under emulation, or gives an image that does not start. The platform is the business of whoever
        starts the build.
        """;

    public override string? Differences => """
        hadolint, KICS and Semgrep report every --platform. One that names $BUILDPLATFORM or another variable follows the build and is what cross-compiling stages need, so it is left alone;
        so is a stage whose name says the system or architecture, which is fixed on purpose.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.FindFlag("platform") is not { Value: { Length: > 0 } platform } flag || platform.Text.IndexOf('$') >= 0
            || IsNamed(stage.Name, platform.Text))
            return;
        report.At(flag.Span, platform.Text)
            .WithFix("Take the flag out", f => f.Delete(FlagRemoval.WithBlanks(stage.File.Source, flag.Span)), Safety.Review);
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
        Good.Dockerfile("FROM --platform=linux/arm64 debian:12 AS build-arm64").Because("the name says that it is on purpose"),
    ];
}
