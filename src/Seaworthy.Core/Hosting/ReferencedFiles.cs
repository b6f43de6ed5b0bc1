using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>
/// Brings in the files that those of a run name (included and extended compose files, what kustomizations are made of, Dockerfiles of services), so that
/// they are read as the engine would read them: under whatever name, from wherever in the repository, and never from outside of it.
/// </summary>
sealed class ReferencedFiles(IFileSystem disk, string root)
{
    const int MostFiles = 1000;

    readonly List<FoundFile> _files = [];
    readonly List<string> _known = [];

    /// <summary>What is not read either.</summary>
    public Exclusions? Exclusions { get; init; }

    /// <summary>Values of variables in compose files, or null.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Dockerfiles that services are built from count as well.</summary>
    public bool TakesBuilds { get; init; }

    /// <summary>In the order in which they were met.</summary>
    public IReadOnlyList<FoundFile> Files => _files;

    /// <summary>Paths that exist but are not read.</summary>
    public IReadOnlyList<string> KnownPaths => _known;

    /// <summary>Follows the files to others, and those on.</summary>
    /// <param name="files">The files of the run.</param>
    /// <param name="isThere">A path is among them.</param>
    public void Follow(IEnumerable<FoundFile> files, Predicate<string> isThere)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Queue<FoundFile>(files);
        while (waiting.Count > 0)
        {
            var from = waiting.Dequeue();
            foreach (var reference in References.Of(from, Environment, TakesBuilds))
            {
                // What an extended file includes is not run.
                var kind = reference.Kind == FileKind.Compose && from.Kind == FileKind.Extended ? FileKind.Extended : reference.Kind;
                var found = new Reference(Resolve(reference), kind);
                if (seen.TryGetValue(found.Path, out var index))
                {
                    // What one extends may be included by another.
                    if (index >= 0 && found.Kind == FileKind.Compose && _files[index].Kind == FileKind.Extended)
                        waiting.Enqueue(_files[index] = _files[index] with { Kind = FileKind.Compose });
                    continue;
                }
                if (isThere(found.Path) || Read(found) is not { } file)
                {
                    seen.Add(found.Path, -1);
                    continue;
                }
                if (_files.Count == MostFiles)
                    return;
                seen.Add(found.Path, _files.Count);
                _files.Add(file);
                waiting.Enqueue(file);
            }
        }
    }

    /// <summary>Compose reads it, and its name says that it is meant for that: what is found in any other is shown to nobody.</summary>
    public static bool IsJudged(FoundFile file) =>
        file.Kind is FileKind.Compose or FileKind.Extended && (EndsWith(file, ".yml") || EndsWith(file, ".yaml") || EndsWith(file, ".json"));

    static bool EndsWith(FoundFile file, string ending) => file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Lies in the repository, whatever links lead there, and not where nobody writes by hand.</summary>
    public bool MayRead(string path)
    {
        if (!PathNames.IsAtOrBelow(path, root))
            return false;
        foreach (var segment in path.Substring(root.Length).Split('/'))
        {
            if (FileNames.IsSkippedFolder(segment))
                return false;
        }
        if (Exclusions?.Covers(path) == true)
            return false;
        return Links.LeadInto(disk, root, path);
    }

    // A folder stands for the kustomization in it.
    string Resolve(Reference reference) =>
        reference.Kind == FileKind.Kubernetes && MayRead(reference.Path) && KustomizationUsers.PathIn(disk, reference.Path) is { } kustomization
            ? kustomization
            : reference.Path;

    FoundFile? Read(Reference reference)
    {
        if (MayRead(reference.Path) && !SecretFiles.IsContextSecret(PathNames.Name(reference.Path)) && disk.ReadText(reference.Path) is { } text)
            return new FoundFile(reference.Path, KindOf(reference, text), text);
        if (PathNames.IsAtOrBelow(reference.Path, root) && disk.FileExists(reference.Path))
            _known.Add(reference.Path);
        return null;
    }

    static FileKind KindOf(Reference reference, string text)
    {
        if (FileNames.IsKustomization(PathNames.Name(reference.Path)) || reference.Kind is FileKind.Compose or FileKind.Extended or FileKind.Dockerfile)
            return reference.Kind is FileKind.Kubernetes ? FileKind.Kustomization : reference.Kind;
        // A patch may leave out what a manifest cannot, and whoever names a resource knows that it is one.
        return YamlSniffer.Of(text, isComposeName: false, isNamed: false) is var kind and (FileKind.Kubernetes or FileKind.Patch) ? kind : reference.Kind;
    }
}
