using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6014", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3022 hadolint:DL3023 kics:copy_from_references_current_from_alias trivy:DS-0006 dockerfile-utils:FLAG_INVALID_FROM_VALUE",
    Related = "kics:using_unnamed_build_stages")]
sealed class UnknownCopyStage : Rule<Step>
{
    public override string Title => "COPY from an unknown stage";

    public override string Message => "No earlier stage is named '{0}'; {1}";

    public override string Why => """
        COPY --from uses an earlier stage with that name, or otherwise an image from a registry. With a misspelled name, or a
        stage that comes later, the builder pulls the image of a stranger or fails.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#copy
        https://docs.docker.com/build/building/multi-stage/#name-your-build-stages
        """;

    public override string? Differences => """
        A name that is unlike every stage can be an image, or a build context from the command line; SEA6322, which is on in
        mode All, reports it.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: { } from } || step.Stage is not { } stage || from.Length == 0)
            return;
        var name = from.Text;
        if (name.IndexOf('$') >= 0)
        {
            report.At(from.SourceSpan, name, "use a literal name, because --from does not expand variables");
            return;
        }
        if (step.Build.FindStage(name) is { } found)
        {
            if (found.Index >= stage.Index)
                report.At(from.SourceSpan, name, found == stage ? "use another stage, because a stage cannot copy from itself"
                    : "move the stage with this name above this one");
            return;
        }
        if (int.TryParse(name, out _))
            report.At(from.SourceSpan, name, "use a stage name, or a number that exists (the first is 0)");
        else if (DidYouMean.Find(name, Names(stage)) is { } near)
            report.At(from.SourceSpan, name, "use '" + near + "'")
                .WithFix("Use '" + near + "'", f => f.Replace(from.SourceSpan, near), Safety.Review);
    }

    static IEnumerable<string> Names(Stage stage)
    {
        foreach (var other in stage.Build.Stages)
        {
            if (other.Index < stage.Index && other.Name is { } name)
                yield return name;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=[|biuld|] /app /app
            """)
            .Fixed("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=build /app /app
            """),
        Bad.Dockerfile(From("debian:12 AS build", "COPY --from=[|build|] /app /app")),
        Bad.Dockerfile(Debian("COPY --from=[|3|] /app /app")),
        Good.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=build /app /app
            COPY --from=0 /etc /etc
            COPY --from=busybox:1.37 /bin/sh /bin/sh
            COPY --from=assets / /
            """).Because("a name that is unlike every stage can be an image, or a build context from the command line"),
    ];
}
