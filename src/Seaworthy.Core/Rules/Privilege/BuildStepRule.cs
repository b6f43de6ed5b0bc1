using Seaworthy.Rules.Stages;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a flag by which a RUN leaves its sandbox.</summary>
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
    public static BuildStepRule BuildSandboxDisabled => new("security", "insecure", "Keep the sandbox")
    {
        Title = "Build step runs without a sandbox",
        Message = "The step has every right on the machine that builds; remove --security=insecure",
        Why =
            "Without the sandbox a build step is a privileged container: whatever script or package runs in it can take over the builder, and with it every " +
            "image that is built there.",
        GoodValue = "sandbox",
    };

    [Rule("SEA2026", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "sonar:S6431")]
    public static BuildStepRule BuildOnHostNetwork => new("network", "host", "Give the step a network of its own")
    {
        Title = "Build step uses the host's network",
        Message = "The step reaches every service of the machine that builds, loopback included; remove --network=host",
        Why =
            "On the host's network a build step sees services that listen for the machine alone, such as metadata of a cloud or another build's daemon, and " +
            "what they hand out can end up in the image.",
        GoodValue = "none",
    };
}
