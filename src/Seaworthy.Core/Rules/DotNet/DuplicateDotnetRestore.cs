using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6403", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1")]
sealed class DuplicateDotnetRestore : Rule<Stage>
{
    public override string Title => "Duplicate restore";

    public override string Message => "'dotnet {0}' restores the packages a second time; add --no-restore";

    public override string Why => """
        The commands build, publish, pack and test run an implicit restore. After an explicit restore it costs time, needs the network and the
        credentials of the feed again, and can resolve other versions than the layer before.
        """;

    public override string Sources => "https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-restore";

    public override void Check(Stage stage, Report report)
    {
        ShellCommand? restore = null;
        foreach (var step in DotNetCommands.Steps(stage))
        {
            foreach (var command in DotNetCommands.Of(step))
            {
                if (command.Subcommand == "restore")
                    restore = command;
                else if (restore is not null && step.Stage == stage && command.Subcommand is "build" or "publish" or "pack" or "test"
                    && RestoresAgain(command, restore))
                    Report(command, report);
            }
        }
    }

    static void Report(ShellCommand command, Report report)
    {
        var word = command.SubcommandWord!;
        report.At(word.Span, command.Subcommand!).WithFix("Add --no-restore", f => f.Insert(Behind(command), " --no-restore"), Safety.Review);
    }

    // After the project, where the option is easy to find; otherwise after the subcommand.
    static int Behind(ShellCommand command) => command.Operands.Count > 0 ? command.Operands[0].Span.End : command.SubcommandWord!.Span.End;

    static bool RestoresAgain(ShellCommand command, ShellCommand restore)
    {
        if (command.HasUnknownWords || restore.HasUnknownWords || command.HasOption("--no-restore", "--no-build"))
            return false;
        var project = DotNetCommands.ProjectOf(command);
        var restored = DotNetCommands.ProjectOf(restore);
        if (project is not null && restored is not null && project != restored && !Knowledge.DotNetFiles.IsSolution(restored))
            return false;
        return AsksForTheSame(command, restore);
    }

    // The options of publish about the target must also be passed to restore; otherwise the implicit restore is needed.
    static bool AsksForTheSame(ShellCommand command, ShellCommand restore)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            var isValued = text is "-r" or "--runtime" or "-a" or "--arch" or "--os";
            if (!isValued && !SteersRestore(text))
                continue;
            var value = isValued && i + 1 < command.Words.Count ? command.Words[i + 1].Content.Text : null;
            if (!Has(restore, text, value))
                return false;
        }
        return true;
    }

    static bool SteersRestore(string text) =>
        text.StartsWith("-p:", StringComparison.Ordinal) || text.StartsWith("/p:", StringComparison.Ordinal)
            || text.StartsWith("--property", StringComparison.Ordinal)
            ? text.IndexOf("Runtime", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("ReadyToRun", StringComparison.OrdinalIgnoreCase) >= 0
              || text.IndexOf("Aot", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("SelfContained", StringComparison.OrdinalIgnoreCase) >= 0
              || text.IndexOf("Trim", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("SingleFile", StringComparison.OrdinalIgnoreCase) >= 0
            : text.StartsWith("--runtime=", StringComparison.Ordinal) || text.StartsWith("--arch=", StringComparison.Ordinal)
                || text is "--self-contained" or "--sc" or "--source" or "-s";

    static bool Has(ShellCommand restore, string option, string? value)
    {
        for (var i = 1; i < restore.Words.Count; i++)
        {
            if (restore.Words[i].Content.Text == option && (value is null || (i + 1 < restore.Words.Count && restore.Words[i + 1].Content.Text == value)))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY Api/Api.csproj Api/
            RUN dotnet restore Api/Api.csproj
            COPY . .
            RUN dotnet [|publish|] Api/Api.csproj -c Release -o /app
            """))
            .Fixed(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY Api/Api.csproj Api/
            RUN dotnet restore Api/Api.csproj
            COPY . .
            RUN dotnet publish Api/Api.csproj --no-restore -c Release -o /app
            """)),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY Api.csproj Worker.csproj ./
            RUN dotnet restore Api.csproj
            COPY . .
            RUN dotnet build Api.csproj --no-restore && dotnet publish Api.csproj --no-build -o /app && dotnet publish Worker.csproj -o /worker
            """)).Because("the worker was not restored before"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            RUN dotnet restore
            COPY . .
            RUN dotnet publish -r linux-musl-x64 -o /app
            """)).Because("restore did not receive the runtime, so publish must restore again"),
    ];
}
