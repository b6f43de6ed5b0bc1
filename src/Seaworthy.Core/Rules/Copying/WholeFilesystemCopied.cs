using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6312", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3067")]
sealed class WholeFilesystemCopied : Rule<Step>
{
    public override string Title => "Whole file system of a stage copied";

    public override string Message => "The whole file system of '{0}' is copied, with build leftovers; use only the needed paths";

    public override string Why => """
        A separate build stage keeps compilers, caches and secrets out of the image. Copying its root includes them all, in
        one layer that no other image shares. Copying it into an empty stage merges all layers into one and loses the
        environment, user and command; to use the whole stage, build FROM it.
        """;

    public override string Sources => "https://docs.docker.com/build/building/multi-stage/#use-multi-stage-builds";

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
        A stage that starts from scratch contains only files that were placed there, so a copy of all of it is accepted. So is
        an image of tools that is made to be copied as a whole.
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
            """).Because("the stage contains only files that were placed there"),
        Good.Dockerfile("""
            FROM debian:12 AS build
            FROM debian:12-slim
            COPY --from=build /app /
            COPY --from=build / /rootfs
            """),
    ];
}
