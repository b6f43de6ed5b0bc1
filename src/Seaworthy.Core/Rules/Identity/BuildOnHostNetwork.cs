using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2026", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S6431")]
public sealed class BuildOnHostNetwork : Rule<Step>
{
    public override string Title => "Build step uses the host's network";

    public override string Message => "The step reaches every service of the machine that builds, loopback included; remove --network=host";

    public override string Why => """
        On the host's network a build step sees services that listen for the machine alone, such as metadata of a cloud or another build's daemon, and what they hand out can end up in the image.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work.FindFlag("network") is not { Value.Text: "host" } flag)
            return;
        // The blanks behind it go too.
        var end = flag.Span.End;
        while (end < step.File.Source.Length && step.File.Source[end] is ' ' or '\t')
            end++;
        report.At(flag.Span).WithFix("Give the step a network of its own", f => f.Delete(TextSpan.FromBounds(flag.Span.Start, end)), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|--network=host|] ./build.sh")).Fixed(Debian("RUN ./build.sh")),
        Bad.Dockerfile(Debian("""ONBUILD RUN --mount=type=tmpfs,target=/t [|--network=host|] ["./build.sh"]"""))
            .Fixed(Debian("""ONBUILD RUN --mount=type=tmpfs,target=/t ["./build.sh"]""")),
        Good.Dockerfile(Debian("RUN --network=none ./build.sh --network=host")),
    ];
}
