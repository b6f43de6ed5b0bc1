using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2025", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S6502")]
public sealed class InsecureBuildSandbox : Rule<Step>
{
    public override string Title => "Build step runs without a sandbox";

    public override string Message => "The step has every right on the machine that builds; remove --security=insecure";

    public override string Why => """
        Without the sandbox a build step is a privileged container: whatever script or package runs in it can take over the builder, and with it every image that is built there.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work.FindFlag("security") is not { Value.Text: "insecure" } flag)
            return;
        // The blanks behind it go too.
        var end = flag.Span.End;
        while (end < step.File.Source.Length && step.File.Source[end] is ' ' or '\t')
            end++;
        report.At(flag.Span).WithFix("Keep the sandbox", f => f.Delete(TextSpan.FromBounds(flag.Span.Start, end)), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|--security=insecure|] ./build.sh")).Fixed(Debian("RUN ./build.sh")),
        Bad.Dockerfile(Debian("""ONBUILD RUN --mount=type=tmpfs,target=/t [|--security=insecure|] ["./build.sh"]"""))
            .Fixed(Debian("""ONBUILD RUN --mount=type=tmpfs,target=/t ["./build.sh"]""")),
        Good.Dockerfile(Debian("RUN --security=sandbox ./build.sh --security=insecure")),
    ];
}
