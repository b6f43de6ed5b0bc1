using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6400", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "tally:prefer-multi-stage-build")]
sealed class SdkInFinalImage : Rule<BuildFile>
{
    public override string Title => "Final image contains the .NET SDK";

    public override string Message => "The final image contains the .NET SDK; use {0} as base of the last stage";

    public override string Why => """
        The SDK contains compilers, NuGet and several hundred megabytes that a running program does not need and that help an attacker. Publish in a
        build stage, and copy the output into a stage that starts from the ASP.NET Core or .NET runtime image.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/dotnet/core/docker/container-images
        https://docs.docker.com/build/building/multi-stage/
        """;

    public override string? Differences => """
        Other tools report any single stage that builds. Here the image must run a program: an image for tests, tools or development (dotnet test,
        dotnet watch, a shell or no command) needs the SDK.
        """;

    public override void Check(BuildFile build, Report report)
    {
        // Dockerfile.develop and Dockerfile.debug are meant to contain the SDK.
        var file = PathNames.Name(build.File.Path);
        if (file.IndexOf("dev", System.StringComparison.OrdinalIgnoreCase) >= 0 || file.IndexOf("debug", System.StringComparison.OrdinalIgnoreCase) >= 0)
            return;
        if (build.FinalStage is not { } final || final.RootImage is not { Name: { } image } || !DotNetImages.IsSdk(image) || !RunsProgram(final))
            return;
        report.At(final.From.Image.Span, DotNetImages.IsFramework(image) ? "dotnet/framework/runtime or aspnet" : "dotnet/aspnet or dotnet/runtime");
    }

    static bool RunsProgram(Stage final)
    {
        CommandInstruction? command = null;
        CommandInstruction? entry = null;
        for (var stage = final; stage is not null; stage = stage.Base)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not CommandInstruction found)
                    continue;
                if (found.Kind == InstructionKind.Entrypoint && (entry is null || stage == final))
                    entry = found;
                else if (found.Kind == InstructionKind.Cmd && (command is null || stage == final))
                    command = found;
            }
        }
        return (entry ?? command) is { } start && StartsProgram(start);
    }

    // dotnet App.dll, dotnet run or dotnet exec; not a development tool or a shell.
    static bool StartsProgram(CommandInstruction start)
    {
        var text = start.Command.Text;
        if (start.Json is { IsValid: true } json)
        {
            var words = new string[json.Items.Count];
            for (var i = 0; i < words.Length; i++)
                words[i] = json.Items[i].Text;
            text = string.Join(" ", words);
        }
        if (text.IndexOf(".dll", System.StringComparison.OrdinalIgnoreCase) >= 0)
            return text.IndexOf("vstest", System.StringComparison.Ordinal) < 0;
        return text.StartsWith("dotnet run", System.StringComparison.Ordinal) || text.StartsWith("dotnet exec", System.StringComparison.Ordinal);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|mcr.microsoft.com/dotnet/sdk:10.0|]", """
            WORKDIR /src
            COPY . .
            RUN dotnet publish -o /app
            ENTRYPOINT ["dotnet", "/app/Api.dll"]
            """)),
        Bad.Dockerfile("""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish -o /app
            FROM [|build|] AS final
            CMD dotnet run --project Api
            """),
        Good.Dockerfile("""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish -o /app
            FROM mcr.microsoft.com/dotnet/aspnet:10.0
            COPY --from=build /app /app
            ENTRYPOINT ["dotnet", "/app/Api.dll"]
            """),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", "WORKDIR /src", "COPY . .", """ENTRYPOINT ["dotnet", "test"]"""))
            .Because("tests need the SDK"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            WORKDIR /src
            COPY . .
            ENTRYPOINT ["dotnet", "run"]
            """)).Named("Dockerfile.develop").Because("an image for development is meant to contain the SDK"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", "RUN dotnet tool install --global dotnet-ef"))
            .Because("an image without a command is for building"),
    ];
}
