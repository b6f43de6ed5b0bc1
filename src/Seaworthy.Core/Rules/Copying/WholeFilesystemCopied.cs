using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6312", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3067")]
sealed class WholeFilesystemCopied : Rule<Step>
{
    public override string Title => "Whole file system of a stage is copied";

    public override string Message => "All of '{0}' is copied, with whatever its build left behind; copy the folders that are needed, or build FROM it";

    public override string Why => """
        A stage of its own is there to leave compilers, caches and secrets behind. Copying its root takes them all along, in one layer that no other image shares. Into an
        empty stage it joins all layers into one, and loses environment, user and command on the way.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { From: { Length: > 0 } from, Sources.Count: 1, Destination: { } destination } copy)
            return;
        if (IsMadeForIt(step.Build, from.Text))
            return;
        if (copy.Sources[0].Expand(step.Scope).Text?.Text is "/" or "/." or "/*" && destination.Expand(step.Scope).Text?.Text is "/" or "/.")
            report.At(copy.Sources[0].Span, from.Text);
    }

    public override string? Differences => """
        A stage that starts from scratch holds nothing but what was put there, so that all of it is meant; so is an image of tools that is made to be copied as a whole.
        """;

    static bool IsMadeForIt(BuildFile build, string from)
    {
        if (from.StartsWith("tonistiigi/xx", StringComparison.Ordinal))
            return true;
        return build.FindStage(from)?.RootImage is { } image && (image.IsScratch || image.Name?.Repository == "docker.io/tonistiigi/xx");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS build
            FROM debian:12-slim
            COPY --from=build [|/|] /
            """),
        Bad.Dockerfile("""
            FROM debian:12 AS build
            FROM scratch
            COPY --from=build [|/|] /
            """),
        Good.Dockerfile("""
            FROM scratch AS files
            COPY etc /etc
            FROM debian:12-slim
            COPY --from=files / /
            """).Because("the stage holds what was put there, and nothing else"),
        Good.Dockerfile("""
            FROM debian:12 AS build
            FROM debian:12-slim
            COPY --from=build /app /
            COPY --from=build / /rootfs
            """),
    ];
}
