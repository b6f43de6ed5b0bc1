using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7012", Category.Compose, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class MissingDockerfile : Rule<ComposeService>
{
    public override string Title => "Dockerfile of a service not found";

    public override string Message => "Dockerfile '{0}' does not exist; {1}";

    public override string Why => """
        The image of this service cannot be built, usually because the context or the Dockerfile was moved or renamed. Compose resolves the context
        from the directory of the Compose file, and the Dockerfile from the context. The rule reports only paths in directories whose contents are
        completely known.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/build/#dockerfile
        https://docs.docker.com/reference/compose-file/build/#context
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Build is not { DockerfilePath: { } path, Dockerfile: null } build || !FileNames.IsSurelyDockerfile(PathNames.Name(path)))
            return;
        var workspace = report.Files;
        if (!workspace.IsSearched(PathNames.Folder(path)) || workspace.Exists(path) || LiesInLeftOut(path))
            return;
        var near = DidYouMean.Find(path, Dockerfiles(workspace));
        // A Compose file can be kept apart from the sources that it builds; then none of its Dockerfiles exists here.
        if (near is null && !BuildsAnother(service) && !HoldsDockerfile(build, workspace))
            return;
        var folder = PathNames.Folder(service.File.Path);
        var shown = PathNames.IsAtOrBelow(path, folder) && folder.Length > 0 ? path.Substring(folder.TrimEnd('/').Length + 1) : path;
        var written = build.DockerfileSetting ?? build.ContextSetting;
        report.At(new Location(written?.Source ?? build.Node.Source, written?.ContentSpan ?? build.Node.Span), shown,
            near is null ? "check build.context and build.dockerfile"
                : "use '" + PathNames.Name(near) + "' in '" + PathNames.Name(PathNames.Folder(near)) + "'");
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
        Good.Compose(Services("api: { build: ./api }")).Beside("notes/package.json", "").Because("no Dockerfile that the file builds exists here"),
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
                .Because("files outside the project, or without a Dockerfile name, are unknown"),
    ];
}
