using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6405", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class FinalStageOnBuildPlatform : Rule<Stage>
{
    public override string Title => "The image that runs is that of the build machine";

    public override string Message => "'--platform={0}' gives the last stage the processor of the build machine; leave it out here";

    public override string Why => """
        --platform=$BUILDPLATFORM belongs to the stage that compiles, which may cross-compile. On the stage that ships, every platform of a multi-platform build gets the runtime of the machine that built it, and fails to start on the others.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsShipped || stage.From.Platform is not { } platform || platform.Text is not ("$BUILDPLATFORM" or "${BUILDPLATFORM}")
            || stage.BaseImage?.Name is not { } image || !DotNetImages.IsRuntime(image) || stage.From.FindFlag("platform") is not { } flag)
            return;
        report.At(flag.Span, platform.Text)
            .WithFix("Take the platform out", f => f.Delete(Text.TextSpan.FromBounds(flag.Span.Start, stage.From.Image.Span.Start)), Safety.Review);
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
