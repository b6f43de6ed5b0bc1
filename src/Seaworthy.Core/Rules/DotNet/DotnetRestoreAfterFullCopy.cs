using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6402", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1")]
sealed class DotnetRestoreAfterFullCopy : Rule<Stage>
{
    public override string Title => "Restore after all sources are copied";

    public override string Message => "COPY of all sources invalidates the cached 'dotnet restore'; move it below restore and copy only project files before";

    public override string Why => """
        A layer is reused only while all files copied before it stay the same. With all sources copied first, each change of a source file downloads
        all packages again. Copy project files, Directory.Packages.props and nuget.config, restore, and then copy the rest; or keep the packages in
        a cache mount.
        """;

    public override string Sources => "https://docs.docker.com/build/cache/optimize/";

    public override void Check(Stage stage, Report report)
    {
        Word? whole = null;
        foreach (var step in stage.Steps)
        {
            whole ??= DotNetCommands.WholeContext(step);
            foreach (var command in DotNetCommands.Of(step))
            {
                if (command.Subcommand != "restore")
                    continue;
                if (whole is not null && !DotNetCommands.HasMount(step, "cache"))
                    report.At(whole.Span);
                return;
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            WORKDIR /src
            COPY [|.|] .
            RUN dotnet restore
            RUN dotnet publish --no-restore -o /app
            """)),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            WORKDIR /src
            COPY Api.csproj .
            RUN dotnet restore
            COPY . .
            RUN dotnet publish --no-restore -o /app
            """)),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            WORKDIR /src
            COPY . .
            RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore
            """)).Because("the packages are kept in a cache mount"),
    ];
}
