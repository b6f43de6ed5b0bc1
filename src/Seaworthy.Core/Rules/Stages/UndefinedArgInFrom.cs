using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6015", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "buildkit:UndefinedArgInFrom dockerfile-utils:BASE_NAME_EMPTY",
    Related = "buildkit:InvalidDefaultArgInFrom")]
sealed class UndefinedArgInFrom : Rule<Stage>
{
    public override string Title => "Undeclared argument in FROM";

    public override string Message => "'{0}' is not declared before the first FROM and is empty here; {1}";

    public override string Why => """
        FROM can use only arguments that are declared before the first FROM, and the predefined platform arguments. Any other
        is empty, and the image name without that part refers to another image or is invalid.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/";

    public override void Check(Stage stage, Report report)
    {
        Check(stage, stage.From.Image, report);
        if (stage.From.Platform is { Length: > 0 } platform)
            Check(stage, new Word(platform, stage.Build.Syntax.Escape), report);
    }

    static void Check(Stage stage, Word word, Report report)
    {
        if (!word.HasVariables)
            return;
        foreach (var use in word.Expand(stage.GlobalScope).Uses)
        {
            if (use.State != VariableState.Unset || use.HasDefault)
                continue;
            report.At(use.Span, use.Name, DidYouMean.Find(use.Name, stage.GlobalScope.Names()) is { } near ? "use '" + near + "'"
                : "add 'ARG " + use.Name + "' there");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            ARG VERSION=12
            FROM debian:[|$VERSON|]
            """),
        Bad.Dockerfile("""
            FROM debian:12 AS base
            ARG TAG=12
            FROM debian:[|${TAG}|]
            """),
        Bad.Dockerfile("FROM --platform=[|$BUILDPLATFROM|] debian:12"),
        Good.Dockerfile("""
            ARG VERSION
            FROM --platform=$BUILDPLATFORM debian:${VERSION}
            FROM debian:${OTHER:-12}
            FROM debian:$TARGETARCH
            """).Because("each is declared, has a default, or is predefined"),
    ];
}
