using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6405", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class FinalStageOnBuildPlatform : Rule<Stage>
{
    public override string Title => "Final stage on the build platform";

    public override string Message => "'--platform={0}' gives the final stage the architecture of the build machine; remove it";

    public override string Why => """
        `--platform=$BUILDPLATFORM` belongs to a stage that cross-compiles. On the final stage, every platform of a multi-platform build gets the
        runtime of the build machine, so the container does not start on the others ('exec format error').
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/multi-platform/#cross-compilation
        https://docs.docker.com/reference/dockerfile/#from
        """;

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsShipped || stage.From.Platform is not { } platform || platform.Text is not ("$BUILDPLATFORM" or "${BUILDPLATFORM}")
            || stage.BaseImage?.Name is not { } image || !DotNetImages.IsRuntime(image) || stage.From.FindFlag("platform") is not { } flag)
            return;
        report.At(flag.Span, platform.Text)
            .WithFix("Remove --platform", f => f.Delete(Text.TextSpan.FromBounds(flag.Span.Start, stage.From.Image.Span.Start)), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|--platform=$BUILDPLATFORM|] mcr.microsoft.com/dotnet/aspnet:10.0", """ENTRYPOINT ["dotnet", "Api.dll"]"""))
            .Fixed(From("mcr.microsoft.com/dotnet/aspnet:10.0", """ENTRYPOINT ["dotnet", "Api.dll"]""")),
        Good.Dockerfile("""
            FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            RUN dotnet publish -o /app
            FROM --platform=$TARGETPLATFORM mcr.microsoft.com/dotnet/aspnet:10.0
            COPY --from=build /app /app
            ENTRYPOINT ["dotnet", "/app/Api.dll"]
            """),
    ];
}
