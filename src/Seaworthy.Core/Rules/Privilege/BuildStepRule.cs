using Seaworthy.Rules.Stages;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a flag with which a RUN leaves the build sandbox.</summary>
sealed class BuildStepRule(string flag, string value, string repair) : FamilyRule<Step>
{
    /// <summary>A value that is harmless, for the examples.</summary>
    public string? GoodValue { get; init; }

    public override void Check(Step step, Report report)
    {
        if (step.Work.FindFlag(flag) is { } written && written.Value?.Text == value)
            report.At(written.Span).WithFix(repair, f => f.Delete(FlagRemoval.WithBlanks(step.File.Source, written.Span)), Safety.Review);
    }

    private protected override IEnumerable<Example> OwnExamples =>
    [
        Bad.Dockerfile(Debian($"RUN [|--{flag}={value}|] ./build.sh")).Fixed(Debian("RUN ./build.sh")),
        Bad.Dockerfile(Debian($"""ONBUILD RUN --mount=type=tmpfs,target=/t [|--{flag}={value}|] ["./build.sh"]"""))
            .Fixed(Debian("""ONBUILD RUN --mount=type=tmpfs,target=/t ["./build.sh"]""")),
        Good.Dockerfile(Debian($"RUN --{flag}={GoodValue} ./build.sh --{flag}={value}")),
    ];

    [Rule("SEA2025", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "sonar:S6502")]
    public static BuildStepRule BuildSandboxDisabled => new("security", "insecure", "Remove --security=insecure")
    {
        Title = "Build sandbox disabled",
        Message = "This RUN runs outside the build sandbox, with full privileges on the builder; remove --security=insecure",
        Why = """
            Without the sandbox a build step is a privileged container: a script or package that runs in it can take over the builder and change every image
            that is built there. Acceptable on a single-use builder, for tools that need kernel features during the build.
            """,
        Sources = "https://docs.docker.com/reference/dockerfile/#run---security",
        GoodValue = "sandbox",
    };

    [Rule("SEA2026", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "sonar:S6431")]
    public static BuildStepRule BuildOnHostNetwork => new("network", "host", "Remove --network=host")
    {
        Title = "Build step on the host network",
        Message = "This RUN uses the network of the builder, including its loopback services; remove --network=host",
        Why = """
            On the host network a build step reaches services that listen on the loopback address only, such as the Docker API or another build, and the
            metadata service of a cloud. A malicious dependency can steal credentials there. Acceptable on a builder without such services.
            """,
        Sources = "https://docs.docker.com/reference/dockerfile/#run---network",
        GoodValue = "none",
    };
}
