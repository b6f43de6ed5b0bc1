using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7006", Category.Compose, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class MissingIncludedFile : Rule<ComposeFile>
{
    public override string Title => "Included file does not exist";

    public override string Message => "'{0}' is not there; correct the path";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. Paths in 'include' and 'extends' are relative to the file that holds them.
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

    // Only a name under which compose files are always found, in a folder that was looked through, is certainly missing.
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
            .Beside("compose.shared.yaml", "services: {}").Because("only a file that would have been found is certainly missing"),
    ];
}
