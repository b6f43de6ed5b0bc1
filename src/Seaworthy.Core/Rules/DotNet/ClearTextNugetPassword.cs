using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA2116", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Related = "tally:require-secret-mounts")]
sealed class ClearTextNugetPassword : Rule<RunCommand>
{
    public override string Title => "NuGet password in an image layer";

    public override string Message => "The NuGet password is stored in clear text in a layer; mount nuget.config with RUN --mount=type=secret instead";

    public override string Why => """
        `dotnet nuget add source --store-password-in-clear-text` writes the password to the NuGet.Config of the user. Anyone who can pull the image
        can read it from the layer, even if a later step removes the file. A nuget.config that is mounted as a secret is not stored, and neither is
        a variable NuGetPackageSourceCredentials_name that is read from a secret in the RUN that restores.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-nuget-add-source
        https://docs.docker.com/build/building/secrets/
        """;

    public override string? Differences => """
        In a stage that is not part of the image, the file stays only in the build cache; that is reported in mode All.
        """;

    public override void Check(RunCommand command, Report report)
    {
        if (command.Command is not { Name: "dotnet", Subcommand: "nuget" } dotnet || dotnet.FindOption("--store-password-in-clear-text") is not { } option)
            return;
        if ((command.Run.Stage is { IsShipped: true } || report.Settings.Mode >= Mode.All) && !IsRemoved(command.Run.Script, dotnet))
            report.At(option.Span);
    }

    // The same RUN removes the source or the file.
    static bool IsRemoved(ShellScript script, ShellCommand add)
    {
        var isBehind = false;
        foreach (var command in script.Commands)
        {
            isBehind |= command == add;
            if (!isBehind || command == add)
                continue;
            if (command.Name == "rm" && Mentions(command, "nuget", "NuGet"))
                return true;
            if (command is { Name: "dotnet", Subcommand: "nuget" } && command.Operands.Count > 0 && command.Operands[0].Content.Text == "remove")
                return true;
        }
        return false;
    }

    static bool Mentions(ShellCommand command, string one, string other)
    {
        foreach (var word in command.Words)
        {
            if (word.Content.Text.Contains(one) || word.Content.Text.Contains(other))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            RUN --mount=type=secret,id=pat dotnet nuget add source https://feed.acme.test/v3/index.json \
              -n acme -u ci -p "$(cat /run/secrets/pat)" [|--store-password-in-clear-text|]
            """)),
        Good.Dockerfile(
            From("mcr.microsoft.com/dotnet/sdk:10.0", "RUN --mount=type=secret,id=nugetconfig,target=/src/nuget.config dotnet restore")),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            RUN dotnet nuget add source https://feed.acme.test/v3/index.json -n acme -u ci -p "$PAT" --store-password-in-clear-text \
              && dotnet restore && dotnet nuget remove source acme
            """)).Because("the same layer removes the source"),
    ];
}
