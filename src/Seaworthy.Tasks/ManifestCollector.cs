using System;
using System.Collections.Generic;
using System.IO;
using Seaworthy.Engine;
using Seaworthy.Hosting;
using Seaworthy.Syntax;

namespace Seaworthy.Tasks;

/// <summary>What the targets know of a project; all paths are full.</summary>
sealed record CollectRequest
{
    /// <summary>The project, or the solution where files of a repository's root are linted.</summary>
    public required string ProjectPath { get; init; }

    /// <summary>Files that somebody named, each with the kind he gave or null.</summary>
    public IReadOnlyList<KeyValuePair<string, FileKind?>> NamedFiles { get; init; } = [];

    public IReadOnlyList<string> ExcludedPaths { get; init; } = [];

    /// <summary>True: what lies in the repository and belongs to no project belongs to this one.</summary>
    public bool OwnsRepository { get; init; }

    public string? BaselinePath { get; init; }

    /// <summary>Days since 0001-01-01.</summary>
    public int Today { get; init; }
}

/// <summary>A project's manifests with their texts.</summary>
/// <param name="Texts">By normalised path.</param>
sealed record Collected(WorkspaceFile File, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<SkippedPath> Skipped)
{
    public bool HasOwn
    {
        get
        {
            foreach (var entry in File.Entries)
            {
                if (entry.IsOwn)
                    return true;
            }
            return false;
        }
    }
}

/// <summary>Finds out which manifests a project has to judge and which it only has to know.</summary>
static class ManifestCollector
{
    public static Collected Collect(IFileSystem disk, CollectRequest request)
    {
        var project = PathNames.Normalize(request.ProjectPath);
        var folder = PathNames.Folder(project);
        var ownership = new Ownership(disk);
        var root = request.OwnsRepository ? ownership.RepositoryRootOf(folder) ?? folder : folder;
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in request.ExcludedPaths)
            excluded.Add(PathNames.Normalize(path));

        var found = Discovery.Find(disk, root, new DiscoveryOptions { ExcludedPaths = excluded });
        var above = Discovery.Above(disk, root, ownership.RepositoryRootOf(root) ?? root);
        var files = new SortedDictionary<string, (FoundFile File, bool IsOwn)>(StringComparer.Ordinal);
        foreach (var file in above.Files)
            files[file.Path] = (file, false);
        foreach (var file in found.Files)
            files[file.Path] = (file, IsOwn(file.Path));
        foreach (var named in request.NamedFiles)
        {
            if (!excluded.Contains(PathNames.Normalize(named.Key)) && Discovery.Named(disk, named.Key, named.Value) is { Kind: not FileKind.Other } file)
                files[file.Path] = (file, true);
        }
        AddSurroundings(disk, ownership, root, excluded, files);

        var neighbours = new Neighbours(disk, ownership.RepositoryRootOf(folder) ?? root) { Excluded = excluded };
        neighbours.Follow(Files(files), files.ContainsKey);
        foreach (var file in neighbours.Files)
            files[file.Path] = (file, Neighbours.IsJudged(file) && PathNames.IsAtOrBelow(file.Path, root) && IsOwn(file.Path));

        MarkTrustFiles(files);

        var entries = new List<WorkspaceEntry>(files.Count);
        var texts = new Dictionary<string, string>(files.Count, StringComparer.Ordinal);
        var own = new List<string>();
        var locks = new List<string>();
        foreach (var (file, isOwn) in files.Values)
        {
            entries.Add(new WorkspaceEntry(ToHost(file.Path), file.Kind, isOwn));
            texts.Add(file.Path, file.Text);
            if (file.Kind == FileKind.Lock)
                locks.Add(file.Text);
            else if (isOwn)
                own.Add(file.Text);
        }
        var ignores = new List<string>();
        foreach (var ignore in All(above.IgnoreFiles, found.IgnoreFiles))
        {
            ignores.Add(ToHost(ignore.Key));
            texts[ignore.Key] = ignore.Value;
        }
        var workspace = new WorkspaceFile
        {
            Entries = entries,
            KnownPaths = All(All(above.KnownPaths, found.KnownPaths), neighbours.KnownPaths),
            IgnorePaths = ignores,
            // A search that left something out proves nothing about what is not there.
            SearchedFolders = found.IsComplete ? [root] : [],
            ListedFolders = above.ListedFolders,
            PolicyFiles = PolicyFiles.Find(disk, Files(files)),
            Today = Deadlines.Passed(own, locks, request.Today),
            BaselinePath = BaselineOf(disk, ownership, folder, request.BaselinePath),
        };
        return new Collected(workspace, texts, found.Skipped);

        // Case does not count: the path of a project is as somebody typed it.
        bool IsOwn(string path) => ownership.OwnerOf(path) is { } owner ? string.Equals(owner, project, StringComparison.OrdinalIgnoreCase) : request.OwnsRepository;
    }

    // What somebody named elsewhere is judged as in its folder.
    static void AddSurroundings(IFileSystem disk, Ownership ownership, string root, HashSet<string> excluded, SortedDictionary<string, (FoundFile File, bool IsOwn)> files)
    {
        var surroundings = new Surroundings(disk);
        foreach (var named in Files(files))
        {
            if (PathNames.IsAtOrBelow(named.Path, root) || !files[named.Path].IsOwn)
                continue;
            var folder = PathNames.Folder(named.Path);
            foreach (var file in surroundings.Of(named.Path, named.Kind, ownership.RepositoryRootOf(folder) ?? folder))
            {
                if (!files.ContainsKey(file.Path) && !excluded.Contains(file.Path) && file.Kind is not (FileKind.Lock or FileKind.TrustPolicy))
                    files.Add(file.Path, (file, false));
            }
        }
    }

    static List<FoundFile> Files(SortedDictionary<string, (FoundFile File, bool IsOwn)> files)
    {
        var all = new List<FoundFile>(files.Count);
        foreach (var (file, _) in files.Values)
            all.Add(file);
        return all;
    }

    // Lock and policy belong to whoever has a manifest for which they hold: at the root of a repository they are nobody's else, and what is wrong with them concerns all.
    static void MarkTrustFiles(SortedDictionary<string, (FoundFile File, bool IsOwn)> files)
    {
        var trust = new List<FoundFile>();
        foreach (var (file, _) in files.Values)
        {
            if (file.Kind is FileKind.Lock or FileKind.TrustPolicy)
                trust.Add(file);
        }
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, isOwn) in files.Values)
        {
            if (!isOwn || file.Kind is FileKind.Lock or FileKind.TrustPolicy)
                continue;
            Use(FileKind.Lock, file.Path);
            Use(FileKind.TrustPolicy, file.Path);
        }
        foreach (var file in trust)
            files[file.Path] = (file, used.Contains(file.Path));

        void Use(FileKind kind, string path)
        {
            FoundFile? nearest = null;
            foreach (var candidate in trust)
            {
                if (candidate.Kind == kind && PathNames.IsAtOrBelow(path, PathNames.Folder(candidate.Path)) && (nearest is null || candidate.Path.Length > nearest.Path.Length))
                    nearest = candidate;
            }
            if (nearest is not null)
                used.Add(nearest.Path);
        }
    }

    static List<T> All<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        var all = new List<T>(first.Count + second.Count);
        all.AddRange(first);
        all.AddRange(second);
        return all;
    }

    /// <summary>The path as this system writes it, and as the compiler will print it.</summary>
    public static string ToHost(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', Path.DirectorySeparatorChar);

    static string? BaselineOf(IFileSystem disk, Ownership ownership, string folder, string? named)
    {
        if (!string.IsNullOrEmpty(named))
            return disk.FileExists(named!) ? ToHost(PathNames.Normalize(named!)) : null;
        var root = ownership.RepositoryRootOf(folder) ?? folder;
        for (var at = folder; ; at = PathNames.Folder(at))
        {
            var path = PathNames.Combine(at, Baseline.FileName);
            if (disk.FileExists(path))
                return ToHost(path);
            if (at.Length <= root.Length)
                return null;
        }
    }
}
