using System;
using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Syntax;

namespace Seaworthy.Binding.Compose;

/// <summary>Which compose files of a workspace are read as one: a file, its automatic override, and what they include.</summary>
/// <remarks>The names and their order are those that <c>docker compose</c> looks for without <c>-f</c>.</remarks>
sealed class ComposeProjects
{
    static readonly string[] s_bases = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    static readonly string[] s_overrides = ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    readonly Workspace _workspace;
    Dictionary<string, List<ParsedFile>>? _byFolder;

    public ComposeProjects(Workspace workspace) => _workspace = workspace;

    public Workspace Workspace => _workspace;

    /// <summary>The file that is merged over this one without being named; null where there is none.</summary>
    public ParsedFile? OverrideOf(ParsedFile file) => IsBase(file) ? First(file, s_overrides) : null;

    /// <summary>The file that this one is merged over without being named; null where there is none.</summary>
    public ParsedFile? BaseOf(ParsedFile file) =>
        !_workspace.Isolate && Array.IndexOf(s_overrides, PathNames.Name(file.Path)) >= 0 && First(file, s_overrides) == file ? First(file, s_bases) : null;

    /// <summary>The compose files of the same folder, itself among them: with <c>-f</c> any of them may be merged.</summary>
    public IReadOnlyList<ParsedFile> Neighbours(ParsedFile file)
    {
        if (_workspace.Isolate)
            return [file];
        if (_byFolder is null)
        {
            _byFolder = new Dictionary<string, List<ParsedFile>>(StringComparer.Ordinal);
            foreach (var other in _workspace.Files)
            {
                if (other.Kind != FileKind.Compose)
                    continue;
                var folder = PathNames.Folder(other.Path);
                if (!_byFolder.TryGetValue(folder, out var files))
                    _byFolder.Add(folder, files = []);
                files.Add(other);
            }
        }
        return _byFolder.TryGetValue(PathNames.Folder(file.Path), out var found) ? found : [file];
    }

    // Only the first of the names is the base; the others are files of their own.
    bool IsBase(ParsedFile file) => !_workspace.Isolate && Array.IndexOf(s_bases, PathNames.Name(file.Path)) >= 0 && First(file, s_bases) == file;

    ParsedFile? First(ParsedFile beside, string[] names)
    {
        var folder = PathNames.Folder(beside.Path);
        foreach (var name in names)
        {
            if (_workspace.Find(PathNames.Combine(folder, name)) is { Kind: FileKind.Compose } file)
                return file;
        }
        return null;
    }
}
