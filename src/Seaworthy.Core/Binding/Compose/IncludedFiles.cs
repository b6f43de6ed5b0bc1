using Seaworthy.Syntax;

namespace Seaworthy.Binding.Compose;

/// <summary>What <c>include</c> brings in; with several paths it merges them, each over the one before it.</summary>
/// <remarks>Compose specification, include: https://github.com/compose-spec/compose-spec/blob/main/14-include.md</remarks>
sealed class IncludedFiles
{
    public IncludedFiles(FileSet workspace)
    {
        foreach (var file in workspace.Files)
        {
            if (file.Kind != FileKind.Compose || ComposeExtends.Root(file)?.Get("include") is not YamlSequence includes)
                continue;
            foreach (var item in includes.Items)
            {
                foreach (var path in ComposeProjects.Paths(item.Resolve()))
                {
                    if (ComposeExtends.FileAt(workspace, file, path) is { } included && included != file)
                        All.Add(included);
                }
                if (item.Resolve() is not YamlMapping include)
                    continue;
                if (include.Get("path") is YamlSequence paths)
                    Add(workspace, file, paths);
                if (include.Get("project_directory") is { } folder)
                    AddElsewhere(workspace, file, include, folder);
            }
        }
    }

    public HashSet<ParsedFile> All { get; } = [];

    public Dictionary<ParsedFile, IReadOnlyList<ParsedFile>> Overrides { get; } = [];

    public Dictionary<ParsedFile, ParsedFile> Bases { get; } = [];

    /// <summary>Files whose relative paths start in another folder than their own.</summary>
    public HashSet<ParsedFile> Elsewhere { get; } = [];

    void AddElsewhere(FileSet workspace, ParsedFile from, YamlMapping include, YamlNode folder)
    {
        var start = ComposeNodes.TextOf(folder) is { } text ? PathNames.Combine(PathNames.Folder(from.Path), text) : null;
        foreach (var path in ComposeProjects.Paths(include))
        {
            if (ComposeExtends.FileAt(workspace, from, path) is { } file && PathNames.Folder(file.Path) != start)
                Elsewhere.Add(file);
        }
    }

    void Add(FileSet workspace, ParsedFile from, YamlSequence paths)
    {
        var files = new List<ParsedFile>();
        foreach (var item in paths.Items)
        {
            if (item.Resolve() is not { } path || ComposeExtends.FileAt(workspace, from, path) is not { } file || files.Contains(file))
                return;
            files.Add(file);
        }
        if (files.Count < 2 || Overrides.ContainsKey(files[0]) || Bases.ContainsKey(files[0]))
            return;
        for (var i = 1; i < files.Count; i++)
        {
            if (Overrides.ContainsKey(files[i]) || Bases.ContainsKey(files[i]))
                return;
        }
        Overrides.Add(files[0], files.GetRange(1, files.Count - 1));
        for (var i = 1; i < files.Count; i++)
            Bases.Add(files[i], files[0]);
    }
}
