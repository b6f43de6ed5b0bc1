using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6014", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3022 hadolint:DL3023 kics:copy_from_references_current_from_alias trivy:DS-0006 dockerfile-utils:FLAG_INVALID_FROM_VALUE",
    Related = "kics:using_unnamed_build_stages")]
sealed class UnknownCopyStage : Rule<Step>
{
    public override string Title => "COPY from a stage that is not there";

    public override string Message => "No earlier stage is named '{0}'; {1}";

    public override string Why => """
        COPY --from takes an earlier stage, or else an image of that name from a registry. A slip of the pen, or a stage that comes later, thus makes the builder look for a stranger's image.
        """;

    public override string? Differences => """
        A name that is like no stage may be an image, or a context given on the command line: a rule of mode All speaks of it.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: { } from } || step.Stage is not { } stage || from.Length == 0)
            return;
        var name = from.Text;
        if (name.IndexOf('$') >= 0)
        {
            report.At(from.SourceSpan, name, "--from does not fill in variables: give the stage a name");
            return;
        }
        if (step.Build.FindStage(name) is { } found)
        {
            if (found.Index >= stage.Index)
                report.At(from.SourceSpan, name, found == stage ? "a stage cannot copy from itself" : "the stage of that name comes later: move it up");
            return;
        }
        if (int.TryParse(name, out _))
            report.At(from.SourceSpan, name, "stages are counted from 0");
        else if (DidYouMean.Find(name, Names(stage)) is { } near)
            report.At(from.SourceSpan, name, "did you mean '" + near + "'?")
                .WithFix("Copy from '" + near + "'", f => f.Replace(from.SourceSpan, near), Safety.Review);
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
            """).Because("a name that is like no stage may be an image, or a context given on the command line"),
    ];
}
