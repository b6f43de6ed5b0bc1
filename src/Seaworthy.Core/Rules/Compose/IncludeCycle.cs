using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7008", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class IncludeCycle : Rule<ComposeFile>
{
    public override string Title => "Cycle of included files";

    public override string Message => "'include' of '{0}' leads back to this file; remove one 'include' of the cycle";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. Each 'include' loads a complete Compose file with its own includes, so a
        cycle would never end. Move what both files need to a third file.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/include/";

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.Get("include") is not YamlSequence includes)
            return;
        foreach (var item in includes.Items)
        {
            foreach (var path in ComposeProjects.Paths(item.Resolve()))
            {
                if (ComposeExtends.FileAt(report.Files, compose.File, path) is { } file && LeadsTo(report.Files, file, compose.File, [], 0))
                    report.At(path, ComposeNodes.TextOf(path) ?? "");
            }
        }
    }

    static bool LeadsTo(FileSet workspace, ParsedFile from, ParsedFile target, HashSet<ParsedFile> seen, int depth)
    {
        const int Deepest = 64;
        if (from == target)
            return true;
        if (depth > Deepest || !seen.Add(from) || ComposeExtends.Root(from)?.Get("include") is not YamlSequence includes)
            return false;
        foreach (var item in includes.Items)
        {
            foreach (var path in ComposeProjects.Paths(item.Resolve()))
            {
                if (ComposeExtends.FileAt(workspace, from, path) is { } file && LeadsTo(workspace, file, target, seen, depth + 1))
                    return true;
            }
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            include:
              - [|compose.yaml|]
            """),
        Bad.Compose("""
            include:
              - path: [|other.compose.yaml|]
            """)
            .Beside("other.compose.yaml", "include: [compose.yaml]"),
        Good.Compose("""
            include:
              - other.compose.yaml
            """)
            .Beside("other.compose.yaml", Services("db: { image: postgres:17.2 }")),
    ];
}
