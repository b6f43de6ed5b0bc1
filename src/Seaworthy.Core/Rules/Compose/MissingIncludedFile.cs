using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7006", Category.Compose, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class MissingIncludedFile : Rule<ComposeFile>
{
    public override string Title => "Included file not found";

    public override string Message => "'{0}' does not exist; check the path, which is relative to this file";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. Paths in 'include' and 'extends' are relative to the file that contains
        them, so the reference breaks when one of the two files is moved.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/include/
        https://docs.docker.com/reference/compose-file/services/#extends
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.Get("include") is YamlSequence includes)
        {
            foreach (var item in includes.Items)
            {
                foreach (var path in ComposeProjects.Paths(item.Resolve()))
                    Check(compose, path, report);
            }
        }
        if (compose.WrittenServices() is not { } services)
            return;
        foreach (var entry in services.Entries)
        {
            if (entry.Value.Resolve() is YamlMapping service && service.Map("extends")?.Get("file") is { } path)
                Check(compose, path, report);
        }
    }

    // A file is certainly missing only if files of its name are always found and its directory was searched.
    static void Check(ComposeFile compose, YamlNode node, Report report)
    {
        if (ComposeNodes.TextOf(node) is not { } path || path.IndexOf("://", StringComparison.Ordinal) >= 0 || PathNames.IsAbsolute(path)
            || report.Files.Isolate)
            return;
        var full = PathNames.Combine(PathNames.Folder(compose.File.Path), path);
        if (FileNames.Of(PathNames.Name(full)) != NameHint.Compose || report.Files.Exists(full))
            return;
        foreach (var segment in full.Split('/'))
        {
            if (FileNames.IsSkippedFolder(segment))
                return;
        }
        if (report.Files.IsListed(PathNames.Folder(full)))
            report.At(node, path);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            include:
              - [|compose.shared.yaml|]
            services:
              api:
                extends:
                  file: [|./compose.base.yaml|]
                  service: api
            """)
            .Beside("web.csproj", "<Project />"),
        Good.Compose("""
            include:
              - compose.shared.yaml
              - ../elsewhere/compose.yaml
              - ${SHARED}/compose.yaml
              - path: services.yaml
              - obj/Docker/docker-compose.vs.debug.g.yml
            """)
            .Beside("web.csproj", "<Project />")
            .Beside("compose.shared.yaml", "services: {}").Because("only a file that would have been found can be reported as missing"),
    ];
}
