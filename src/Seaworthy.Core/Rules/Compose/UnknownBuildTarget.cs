using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7010", Category.Compose, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UnknownBuildTarget : Rule<ComposeService>
{
    public override string Title => "Build target that the Dockerfile does not have";

    public override string Message => "No stage of the Dockerfile is named '{0}'{1}";

    public override string Why => """
        build.target names the stage to stop at. One that the Dockerfile does not have fails the build, which shows only when somebody builds this service.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Build is not { Dockerfile: { Stages.Count: > 0 } dockerfile, Stage: null, Target: { IsKnown: true, Value: { Length: > 0 } name } target })
            return;
        var near = DidYouMean.Find(name, Names(dockerfile));
        var finding = report.At(target, name, near is null ? "" : "; did you mean '" + near + "'?");
        if (near is not null)
            finding.WithFix("Build '" + near + "'", f => f.Set(target, near), Safety.Review);
    }

    static IEnumerable<string> Names(BuildFile dockerfile)
    {
        foreach (var stage in dockerfile.Stages)
        {
            if (stage.Name is { } name)
                yield return name;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("api: { build: { context: ., target: [|finel|] } }"))
            .Fixed(Services("api: { build: { context: ., target: final } }"))
            .Beside("Dockerfile", "FROM debian:12 AS build\nFROM debian:12 AS final\n"),
        Good.Compose("""
            services:
              api:
                build: { context: ., target: Build }
              web:
                build: { context: ., target: "$STAGE" }
              worker:
                build: { context: ./worker, target: absent }
            """)
            .Beside("Dockerfile", "FROM debian:12 AS build\nFROM debian:12 AS final\n").Because("casing does not count, and what is unknown may be right"),
    ];
}
