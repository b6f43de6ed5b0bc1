using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1016", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class EndOfLifeDotnet : Rule<ImageReference>
{
    public override string Title => "Unsupported .NET version";

    public override string Message => ".NET {0} has been out of support since {1}; upgrade to a supported version";

    public override string Why => """
        Microsoft stops rebuilding the images of a .NET version when its support ends, so vulnerabilities in .NET and in the Linux packages of the
        image are no longer fixed. Long-term support releases are supported for three years, the others for two.

        A build reports versions whose support had ended when this version of Seaworthy was published, so the same sources give the same result on
        any day. A run that knows the date, such as `seaworthy check`, uses that date.
        """;

    public override string Sources => """
        https://dotnet.microsoft.com/en-us/platform/support/policy/dotnet-core
        https://github.com/dotnet/dotnet-docker/blob/main/documentation/supported-tags.md
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image.Role is not (ImageRole.BuildResult or ImageRole.Cache) && image.Name is { } name && DotNetImages.EndedOn(name, report.Files.Today) is { } day)
            report.At(image.SpanOf(name.TagSpan), DotNetImages.VersionOf(name)!, day);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM mcr.microsoft.com/dotnet/sdk:[|7.0.410-alpine3.19|] AS build"),
        Bad.Dockerfile("""
            ARG VERSION=[|3.1|]
            FROM mcr.microsoft.com/dotnet/core/aspnet:$VERSION
            """),
        Bad.Compose(ApiService(image: "mcr.microsoft.com/dotnet/samples:[|6.0|]")),
        Bad.Kubernetes(Pod(image: "mcr.microsoft.com/dotnet/monitor:[|6.0|]")),
        Good.Dockerfile("""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            FROM mcr.microsoft.com/dotnet/aspnet:$VERSION
            """),
        Good.Dockerfile("FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8").Because(".NET Framework follows the support of Windows"),
        Good.Compose(ApiService(image: "registry.acme.test/dotnet/aspnet:6.0"))
            .Because("an image that others build under that name can have its own fixes"),
        Good.Kubernetes(Pod(image: "mcr.microsoft.com/dotnet/monitor:10.0")),
    ];
}
