using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6406", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class MissingProjectFile : Rule<Step>
{
    public override string Title => "Project file to copy not found";

    public override string Message => "'{0}' is not in the build context; {1}";

    public override string Why => """
        A project that was moved or renamed leaves its old path in the Dockerfile, and the image no longer builds, which often is noticed only in
        CI. The rule reports only if other project files that the Dockerfile copies exist, so the build context is certain, and if the contents of
        the directory are completely known.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#copy";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: null } copy)
            return;
        foreach (var source in copy.Sources)
        {
            if (!DotNetFiles.IsProject(source.Raw.Text.TrimEnd('"', '\'')) || source.Expand(step.Scope).Text is not { } text
                || text.Text.IndexOfAny(['*', '?', '[', '$']) >= 0)
                continue;
            if (step.Build.Context is not { IsCertain: true } context || !context.IsSearched(text.Text) || context.Exists(text.Text))
                continue;
            var near = Nearest(context, BuildContext.Relative(text.Text));
            var finding = report.At(source.Span, text.Text, near is null ? "check the path" : "replace it with '" + near + "'");
            if (near is not null && !source.HasVariables)
                finding.WithFix("Replace it with '" + near + "'", f => f.Replace(text.SourceSpan, near), Safety.Review);
        }
    }

    // A project of the same name in another directory; otherwise one with a similar path.
    static string? Nearest(BuildContext context, string path)
    {
        var projects = new List<string>();
        var name = PathNames.Name(path);
        string? moved = null;
        foreach (var known in context.Paths())
        {
            if (!DotNetFiles.IsProject(known) || projects.Count > 1_000)
                continue;
            projects.Add(known);
            if (PathNames.Name(known) == name)
                moved ??= known;
        }
        return moved ?? DidYouMean.Find(path, projects);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY src/Api/Api.csproj src/Api/
            COPY [|src/Comon/Common.csproj|] src/Common/
            """))
            .Fixed(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY src/Api/Api.csproj src/Api/
            COPY src/Common/Common.csproj src/Common/
            """))
            .Beside("src/Api/Api.csproj", "").Beside("src/Common/Common.csproj", ""),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", "COPY Api.csproj [|Removed.csproj|] ./"))
            .Beside("Api.csproj", ""),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", """
            COPY ["src/Api/Api.csproj", "src/Api/"]
            COPY --from=tools /Tool.csproj .
            COPY src/*/*.csproj $OTHER.csproj ./
            """))
            .Beside("src/Api/Api.csproj", ""),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0 AS build", "COPY src/Api/Api.csproj src/Api/"))
            .Beside("Worker.csproj", "").Because("no project that it copies exists, so the context is another directory"),
    ];
}
