using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7010", Category.Compose, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UnknownBuildTarget : Rule<ComposeService>
{
    public override string Title => "Unknown build target";

    public override string Message => "Build target '{0}' is not a stage of the Dockerfile; {1}";

    public override string Why => """
        build.target names the stage at which the build stops. With a name that the Dockerfile does not contain, the build fails, which often is
        noticed only when the service is built the next time. Stage names are not case-sensitive.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/build/#target
        https://docs.docker.com/build/building/multi-stage/
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Build is not { Dockerfile: { Stages.Count: > 0 } dockerfile, Stage: null, Target: { IsKnown: true, Value: { Length: > 0 } name } target })
            return;
        var near = DidYouMean.Find(name, Names(dockerfile));
        var finding = report.At(target, name, near is null ? "use the name of a stage" : "use '" + near + "'");
        if (near is not null)
            finding.WithFix("Use '" + near + "'", f => f.Set(target, near), Safety.Review);
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
            .Beside("Dockerfile", "FROM debian:12 AS build\nFROM debian:12 AS final\n")
            .Because("stage names are not case-sensitive, and an unknown target or Dockerfile is not judged"),
    ];
}
