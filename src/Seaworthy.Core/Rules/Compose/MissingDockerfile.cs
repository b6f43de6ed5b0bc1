using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7012", Category.Compose, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class MissingDockerfile : Rule<ComposeService>
{
    public override string Title => "Dockerfile of a service is not there";

    public override string Message => "There is no '{0}'{1}";

    public override string Why => """
        A context or Dockerfile that was moved or renamed leaves its old path in the compose file, and the service no longer builds. Both are sought from the folder of the compose file, and the Dockerfile from the context. The rule speaks only where all of the folder is known.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Build is not { DockerfilePath: { } path, Dockerfile: null } build || !FileNames.IsSurelyDockerfile(PathNames.Name(path)))
            return;
        var workspace = report.Files;
        if (!workspace.IsSearched(PathNames.Folder(path)) || workspace.Exists(path) || LiesInLeftOut(path))
            return;
        var near = DidYouMean.Find(path, Dockerfiles(workspace));
        // Compose files are also kept apart from what they build; then none of their Dockerfiles is there.
        if (near is null && !BuildsAnother(service) && !HoldsDockerfile(build, workspace))
            return;
        var folder = PathNames.Folder(service.File.Path);
        var shown = PathNames.IsAtOrBelow(path, folder) && folder.Length > 0 ? path.Substring(folder.TrimEnd('/').Length + 1) : path;
        var written = build.DockerfileSetting ?? build.ContextSetting;
        report.At(new Location(written?.Source ?? build.Node.Source, written?.ContentSpan ?? build.Node.Span), shown, near is null ? "" : "; did you mean '"
            + PathNames.Name(near) + "' in '" + PathNames.Name(PathNames.Folder(near)) + "'?");
    }

    static bool BuildsAnother(ComposeService service)
    {
        foreach (var other in service.Compose.Services)
        {
            if (other.Build?.Dockerfile is not null)
                return true;
        }
        return false;
    }

    static bool HoldsDockerfile(ComposeBuild build, FileSet workspace)
    {
        foreach (var file in Dockerfiles(workspace))
        {
            if (PathNames.Folder(file) == build.ContextPath)
                return true;
        }
        return false;
    }

    static IEnumerable<string> Dockerfiles(FileSet workspace)
    {
        foreach (var file in workspace.Files)
        {
            if (file.Kind == Syntax.FileKind.Dockerfile)
                yield return file.Path;
        }
    }

    static bool LiesInLeftOut(string path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (FileNames.IsSkippedFolder(segment) || segment == "templates")
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("api: { build: { context: src, dockerfile: [|Dockerfile.prod|] } }"))
            .Beside("src/Dockerfile", "FROM debian:12\n").Beside("src/Api.csproj", ""),
        Bad.Compose(Services("api: { build: [|./scr|] }")).Beside("src/Dockerfile", "FROM debian:12\n").Beside("src/Api.csproj", ""),
        Good.Compose(Services("api: { build: ./api }")).Beside("notes/package.json", "").Because("nothing that the file builds is here"),
        Good.Compose("""
            services:
              api:
                build: src
              web:
                build: { context: ".", dockerfile: src/Dockerfile }
              lib:
                build: ../elsewhere
              tool:
                build: https://git.acme.test/tool.git
              inline:
                build: { context: ., dockerfile_inline: "FROM debian:12" }
              image:
                build: { context: ., dockerfile: build/image.txt }
            """)
            .Beside("src/Dockerfile", "FROM debian:12\n").Beside("src/Api.csproj", "")
                .Because("what lies outside the project, or has a name of its own, is unknown"),
    ];
}
