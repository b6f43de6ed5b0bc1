using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6404", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class MissingDotnetRestoreInput : Rule<Stage>
{
    public override string Title => "Missing input of dotnet restore";

    public override string Message => "'dotnet restore' runs without {0}, which {1} not copied yet; add a COPY above it";

    public override string Why => """
        Restore reads Directory.Packages.props, Directory.Build.props, Directory.Build.targets and nuget.config from the directory of the project
        and those above it. If only project files are copied before it, versions are missing, feeds are unknown, or other packages are restored than
        in builds outside the container.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/visualstudio/msbuild/customize-by-directory
        https://learn.microsoft.com/en-us/nuget/consume-packages/central-package-management
        https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-restore
        """;

    public override string? Differences => """
        global.json is not required, because the team decides whether an image with one SDK must follow it. The build context must be known: a
        Compose file names it, or it contains the project files that the Dockerfile copies.
        """;

    public override void Check(Stage stage, Report report)
    {
        // Few stages restore, so the context is read only for those.
        foreach (var step in stage.Steps)
        {
            foreach (var command in DotNetCommands.Of(step))
            {
                if (command.Subcommand != "restore" || command.HasOption("--configfile"))
                    continue;
                if (stage.Build.Context is { IsCertain: true } context && !DotNetCommands.HasMount(step, "bind"))
                    Check(stage, step, context, command.SubcommandWord!.Span, report);
                return;
            }
        }
    }

    static void Check(Stage stage, Step restore, BuildContext context, Text.TextSpan span, Report report)
    {
        var sources = new List<string>();
        foreach (var step in DotNetCommands.Steps(stage))
        {
            if (step == restore)
                break;
            if (step.Instruction is not CopyInstruction { From: null } copy)
                continue;
            foreach (var source in copy.Sources)
            {
                // An unknown source might copy any file.
                if (source.Expand(step.Scope).Text is not { } text || text.Text.IndexOf('*') >= 0)
                    return;
                sources.Add(BuildContext.Relative(text.Text));
            }
        }
        var missing = new List<string>();
        foreach (var path in context.Paths())
        {
            if (DotNetFiles.IsRestoreInput(path) && !EndsWith(path, "global.json") && context.Sends(path) && SteersAny(path, sources, context)
                && !IsCopied(path, sources) && missing.Count < 5)
                missing.Add(path);
        }
        if (missing.Count > 0)
            report.At(span, string.Join(", ", missing), missing.Count == 1 ? "is" : "are");
    }

    static bool EndsWith(string path, string name) => path.EndsWith(name, StringComparison.OrdinalIgnoreCase);

    // A copied project is in the directory of the input or below it.
    static bool SteersAny(string input, List<string> sources, BuildContext context)
    {
        var folder = PathNames.Folder(input);
        foreach (var source in sources)
        {
            if (DotNetFiles.IsProject(source) && PathNames.IsAtOrBelow(source, folder) && IsNearest(input, folder, source, context))
                return true;
        }
        return false;
    }

    // MSBuild uses only the nearest Directory.* file; NuGet reads nuget.config in every directory.
    static bool IsNearest(string input, string folder, string project, BuildContext context)
    {
        var name = PathNames.Name(input);
        if (EndsWith(name, "nuget.config"))
            return true;
        for (var at = PathNames.Folder(project); at.Length > folder.Length; at = PathNames.Folder(at))
        {
            if (context.Exists(PathNames.Combine(at, name)))
                return false;
        }
        return true;
    }

    static bool IsCopied(string input, List<string> sources)
    {
        foreach (var source in sources)
        {
            if (source.Length == 0 || PathNames.IsAtOrBelow(input, source))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY src/Api/Api.csproj src/Api/
            RUN dotnet [|restore|] src/Api/Api.csproj
            COPY . .
            """))
            .Beside("src/Api/Api.csproj", "").Beside("Directory.Packages.props", ""),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY Directory.Packages.props .
            COPY src/Api/Api.csproj src/Api/
            RUN dotnet restore src/Api/Api.csproj
            """))
            .Beside("src/Api/Api.csproj", "").Beside("Directory.Packages.props", "").Beside("tests/Directory.Build.props", ""),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY src/Directory.Build.props src/Api/Api.csproj src/
            RUN dotnet restore src/Api.csproj
            """))
            .Beside("src/Api/Api.csproj", "").Beside("src/Directory.Build.props", "").Beside("Directory.Build.props", "")
            .Because("only the nearest file counts"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", "COPY $PROJECT *.props ./", "RUN dotnet restore"))
            .Beside("Api.csproj", "").Beside("Directory.Packages.props", "").Because("the pattern includes the file"),
    ];
}
