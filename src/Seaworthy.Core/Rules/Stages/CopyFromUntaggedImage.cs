using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6322", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3022")]
sealed class CopyFromUntaggedImage : Rule<Step>
{
    public override string Title => "COPY from a name that no stage has";

    public override string Message => "No stage is named '{0}', so COPY pulls that image with the tag 'latest'; use a stage name or add a tag";

    public override string Why => """
        If --from does not name a stage, the builder pulls an image with that name and the tag 'latest'. After a stage is
        renamed, the build can silently copy files from the image of a stranger on a public registry.
        """;

    public override string Sources => "https://docs.docker.com/build/building/multi-stage/#use-an-external-image-as-a-stage";

    public override string? Differences => """
        A reference with a tag or digest is an image on purpose. The name can also be a build context from the command line,
        which the file does not show; suppress the finding with a comment in that case. SEA6014 reports names that are nearly
        those of a stage, and variables.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { From: { Length: > 0 } from } || from.Text.IndexOfAny(['$', ':', '@']) >= 0
            || step.Build.FindStage(from.Text) is not null)
            return;
        if (int.TryParse(from.Text, out _) || DidYouMean.Find(from.Text, Names(step.Build)) is not null
            || string.Equals(from.Text, "scratch", StringComparison.OrdinalIgnoreCase))
            return;
        report.At(from.SourceSpan, from.Text);
    }

    static IEnumerable<string> Names(BuildFile build)
    {
        foreach (var stage in build.Stages)
        {
            if (stage.Name is { } name)
                yield return name;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=[|tools|] /app /app
            """),
        Bad.Dockerfile(From("scratch", "COPY --from=[|acme/tools|] /app /app")),
        Good.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=build /app /app
            COPY --from=0 /etc /etc
            COPY --from=busybox:1.37 /bin/sh /bin/sh
            COPY --from=biuld / /
            """),
    ];
}
