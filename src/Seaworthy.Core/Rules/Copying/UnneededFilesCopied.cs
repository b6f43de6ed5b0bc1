using Seaworthy.Knowledge;
using Seaworthy.Rules.DotNet;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6432", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dockle:DKL-LI-0003")]
sealed class UnneededFilesCopied : Rule<Step>
{
    public override string Title => "Git history or build output copied";

    public override string Message => "'{0}' also copies {1}; add {2} to '.dockerignore'";

    public override string Why => """
        .git changes with every commit, so it invalidates the build cache, and it contains everything that was ever deleted
        from the repository, including secrets. bin and obj contain output for another system, and obj can make restore skip
        its work and refer to paths that do not exist in the image.
        """;

    public override string Sources => "https://docs.docker.com/build/concepts/context/#dockerignore-files";

    public override string? Differences => """
        The rule checks the sources of the build, not a finished image, and only .git and the bin and obj directories of
        projects.
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

    // Builds create bin and obj, so where there is a project they exist on some machine.
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
