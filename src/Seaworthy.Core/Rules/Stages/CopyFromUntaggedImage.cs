using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6322", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3022")]
sealed class CopyFromUntaggedImage : Rule<Step>
{
    public override string Title => "COPY from a name that no stage has";

    public override string Message => "No stage above is named '{0}', so the builder fetches the latest image of that name; name its tag, or a stage";

    public override string Why => """
        A name that is no stage is an image of that name, in whatever version the registry calls latest today; a stage that was renamed thus becomes a stranger's image without a word.
        """;

    public override string? Differences => """
        A reference with a tag or digest is an image on purpose. A name can also be a build context that is given on the command line, which the file does not tell; a comment then keeps the rule silent. Names
        that are nearly those of a stage, and variables, belong to another rule.
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
