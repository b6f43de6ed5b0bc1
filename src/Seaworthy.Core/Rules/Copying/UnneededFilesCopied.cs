using Seaworthy.Knowledge;
using Seaworthy.Rules.DotNet;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6432", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dockle:DKL-LI-0003")]
sealed class UnneededFilesCopied : Rule<Step>
{
    public override string Title => "The whole folder is copied with its history or build output";

    public override string Message => "'{0}' takes {1} along; leave {2} out by .dockerignore";

    public override string Why => """
        .git changes with every commit, so it spoils the build cache and carries all that was ever deleted from the repository. bin and obj of the machine hold results for another system: obj makes restore believe that its work is done, with paths that do not exist in the image.
        """;

    public override string? Differences => """
        Looks at the sources of the build, not into a finished image, and asks for .git and, beside a project, bin and obj alone.
        """;

    public override void Check(Step step, Report report)
    {
        if (DotNetCommands.WholeContext(step) is not { } source || step.Stage is not { IsReachable: true }
            || step.Build.Context is not { IsListed: true } context)
            return;
        var taken = new List<string>();
        foreach (var path in context.Paths())
        {
            if (path == ".git" && context.Sends(".git") && context.Sends(".git/config"))
                taken.Add(".git");
            else if (DotNetFiles.IsProject(path))
                AddOutput(context, PathNames.Folder(path), taken);
        }
        if (taken.Count > 0)
            report.At(source.Span, step.Instruction.Keyword + " " + source.Raw.Text, string.Join(", ", taken), taken.Count == 1 ? "it" : "them");
    }

    // bin and obj come into being by building: a project is enough to know that they are there on some machine.
    static void AddOutput(BuildContext context, string folder, List<string> taken)
    {
        foreach (var name in new[] { "bin", "obj" })
        {
            var path = PathNames.Combine(folder, name);
            if (!taken.Contains(name) && context.Sends(path) && context.Sends(path + "/Debug/net10.0/a.dll"))
                taken.Add(name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|.|] /srv")).Beside(".git", ""),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", "COPY [|./|] /src/", "RUN dotnet publish -o /app"))
            .Beside("src/Api/Api.csproj", "").Beside(".dockerignore", "bin\nobj\n"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", "COPY . .", "RUN dotnet publish -o /app"))
            .Beside("src/Api/Api.csproj", "").Beside(".git", "").Beside(".dockerignore", "**/bin/\n**/obj/\n.git\n"),
        Good.Dockerfile(Debian("COPY src /srv")).Beside(".git", ""),
    ];
}
