using System;
using System.Collections.Generic;
using System.Threading;
using Seaworthy.Engine;
using Seaworthy.Knowledge;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

public sealed record DiscoveryOptions
{
    /// <summary>Absolute, normalised paths of files, and of folders with all below them, that are left out: output folders, and what the user excludes.</summary>
    public IReadOnlyCollection<string> ExcludedPaths { get; init; } = [];

    public int MaxDepth { get; init; } = HostLimits.Depth;

    public int MaxFolders { get; init; } = HostLimits.Folders;

    public int MaxFiles { get; init; } = HostLimits.Files;

    public int MaxJsonFiles { get; init; } = HostLimits.JsonFiles;

    /// <summary>True looks into the folder alone, and not below it.</summary>
    public bool IsShallow { get; init; }

    /// <summary>True finds kustomizations alone, and reads nothing else.</summary>
    public bool OnlyKustomizations { get; init; }
}

/// <summary>Something that should have been looked at and was not.</summary>
/// <param name="Reason">A clause without capital and full stop: "is longer than 4 MB".</param>
/// <param name="IsLikely">It may well have been ours; false for one of so many that hardly any is.</param>
public sealed record SkippedPath(string Path, string Reason, bool IsLikely = true);

/// <summary>What a folder holds, each list in ordinal order of the paths.</summary>
public sealed record DiscoveryResult(IReadOnlyList<FoundFile> Files, IReadOnlyList<string> KnownPaths, IReadOnlyList<SkippedPath> Skipped)
{
    /// <summary>The <c>.dockerignore</c> files with their texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> IgnoreFiles { get; init; } = [];

    /// <summary>Nothing was left out that could hold a file which rules ask for, so that what was not found does not exist.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The folders that <see cref="Discovery.Upwards"/> looked into.</summary>
    public IReadOnlyList<string> ListedFolders { get; init; } = [];
}

/// <summary>Finds the Dockerfiles, compose files and Kubernetes manifests below a folder.</summary>
public static class Discovery
{
    public static DiscoveryResult Find(IFileSystem disk, string folder, DiscoveryOptions? options = null, CancellationToken cancellation = default)
    {
        var search = new Search(disk, options ?? new DiscoveryOptions(), cancellation);
        search.Run(PathNames.Normalize(folder));
        return search.Result();
    }

    /// <summary>A file that somebody named, of that kind or of the kind that its name and content say, with that text or its own; null where it cannot be read.</summary>
    public static FoundFile? Named(IFileSystem disk, string path, FileKind? kind = null, string? known = null)
    {
        var normal = PathNames.Normalize(path);
        return (known ?? disk.ReadText(normal)) is { } text ? new FoundFile(normal, kind ?? FileKinds.Of(normal, text, isNamed: true), text) : null;
    }

    /// <summary>What builds see of a folder itself and of those above it, up to the root: no manifest there is linted, but lock and trust policy hold for what lies below, and <c>Directory.Packages.props</c> and <c>.dockerignore</c> count.</summary>
    public static DiscoveryResult Upwards(IFileSystem disk, string folder, string root)
    {
        var known = new List<string>();
        var ignores = new List<KeyValuePair<string, string>>();
        var listed = new List<string>();
        var files = new List<FoundFile>();
        foreach (var at in PathNames.FoldersUp(folder, root))
        {
            listed.Add(at);
            foreach (var entry in disk.Entries(at))
            {
                var path = PathNames.Combine(at, entry.Name);
                TakeFact(disk, path, entry, known, ignores);
                if (!entry.IsFolder && FileNames.TrustKindOf(entry.Name) is { } kind && disk.ReadText(path) is { } text)
                    files.Add(new FoundFile(path, kind, text));
            }
        }
        known.Sort(string.CompareOrdinal);
        listed.Sort(string.CompareOrdinal);
        ignores.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new DiscoveryResult(files, known, []) { IgnoreFiles = ignores, ListedFolders = listed };
    }

    static void TakeFact(IFileSystem disk, string path, FolderEntry entry, List<string> known, List<KeyValuePair<string, string>> ignores)
    {
        if (entry.IsFolder ? FileNames.IsKnownFolder(entry.Name) : FileNames.IsKnown(entry.Name))
            known.Add(path);
        if (!entry.IsFolder && FileNames.IsIgnoreFile(entry.Name) && disk.ReadText(path) is { } text)
            ignores.Add(new KeyValuePair<string, string>(path, text));
    }

    sealed class Search(IFileSystem disk, DiscoveryOptions options, CancellationToken cancellation)
    {
        readonly HashSet<string> _excluded = new(options.ExcludedPaths, StringComparer.Ordinal);
        readonly List<FoundFile> _files = [];
        readonly List<string> _known = [];
        readonly List<KeyValuePair<string, string>> _ignores = [];
        readonly List<SkippedPath> _skipped = [];
        string _root = "";
        string? _repository;
        bool _hasHoles;
        int _folders;
        int _read;
        int _json;

        public void Run(string root)
        {
            var waiting = new Stack<(string Folder, int Depth)>();
            waiting.Push((root, 0));
            _root = root;
            while (waiting.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                var (folder, depth) = waiting.Pop();
                if (++_folders > options.MaxFolders)
                {
                    _skipped.Add(new SkippedPath(folder, "lies beyond the first " + Number(options.MaxFolders) + " folders"));
                    return;
                }
                var entries = disk.Entries(folder);
                var isChart = Holds(entries, "Chart.yaml");
                foreach (var entry in entries)
                {
                    var path = folder == "/" ? "/" + entry.Name : folder + "/" + entry.Name;
                    if (_excluded.Contains(path))
                    {
                        _hasHoles |= entry.IsFolder ? !FileNames.IsSkippedFolder(entry.Name) : FileNames.IsKnown(entry.Name) || FileNames.Of(entry.Name) is not (NameHint.None or NameHint.Json);
                        continue;
                    }
                    if (options.OnlyKustomizations && !entry.IsFolder && !FileNames.IsKustomization(entry.Name))
                        continue;
                    _hasHoles |= entry.IsFolder && (entry.IsLink || options.IsShallow);
                    TakeFact(disk, path, entry, _known, _ignores);
                    if (!entry.IsFolder && entry.IsLink && FileNames.Of(entry.Name) is not NameHint.None and var hint && LeadsOut(path))
                        _hasHoles |= hint != NameHint.Json;
                    else if (!entry.IsFolder)
                        Take(path, entry.Name);
                    else if (!options.IsShallow && !entry.IsLink && !FileNames.IsSkippedFolder(entry.Name) && !(isChart && entry.Name == "templates"))
                        Enter(waiting, path, depth + 1);
                }
            }
        }

        public DiscoveryResult Result()
        {
            _files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            _known.Sort(string.CompareOrdinal);
            _skipped.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            _ignores.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
            return new DiscoveryResult(_files, _known, _skipped) { IgnoreFiles = _ignores, IsComplete = !_hasHoles && !_skipped.Exists(static s => s.IsLikely) };
        }

        // What lies outside of the repository is nobody's to read: a link in a stranger's change could lead to anything.
        bool LeadsOut(string path) =>
            !Links.LeadInto(disk, _repository ??= UpwardSearch.RootOf(disk, _root), path);

        void Enter(Stack<(string, int)> waiting, string path, int depth)
        {
            if (depth > options.MaxDepth)
                _skipped.Add(new SkippedPath(path, "lies more than " + Number(options.MaxDepth) + " folders deep"));
            else
                waiting.Push((path, depth));
        }

        void Take(string path, string name)
        {
            var hint = FileNames.Of(name);
            if (hint == NameHint.Json && !MayBeManifest(path))
                return;
            if (hint == NameHint.None || ++_read > options.MaxFiles)
            {
                if (_read == options.MaxFiles + 1 && hint != NameHint.None)
                    _skipped.Add(new SkippedPath(path, "comes after the first " + Number(options.MaxFiles) + " files"));
                return;
            }
            if (disk.ReadText(path) is not { } text)
            {
                if (hint is NameHint.Dockerfile or NameHint.Compose or NameHint.Trust && disk.FileExists(path))
                    _skipped.Add(new SkippedPath(path, HostLimits.Unreadable + "; rename it if it is none of ours"));
                return;
            }
            var kind = FileKinds.Of(path, text);
            if (kind != FileKind.Other)
                _files.Add(new FoundFile(path, kind, text));
        }

        bool MayBeManifest(string path)
        {
            if (++_json <= options.MaxJsonFiles)
                return disk.ReadBeginning(path, JsonSniffer.Beginning) is { } beginning && JsonSniffer.MayBeManifest(beginning);
            if (_json == options.MaxJsonFiles + 1)
                _skipped.Add(new SkippedPath(path, "comes after the first " + Number(options.MaxJsonFiles) + " JSON files", IsLikely: false));
            return false;
        }

        static bool Holds(IReadOnlyList<FolderEntry> entries, string name)
        {
            foreach (var entry in entries)
            {
                if (entry.Name == name)
                    return true;
            }
            return false;
        }

        static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
