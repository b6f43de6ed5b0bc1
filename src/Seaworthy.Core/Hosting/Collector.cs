using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>Finds out which files a run has to judge, and which it has to know for that.</summary>
public sealed class Collector
{
    readonly IFileSystem _disk;
    readonly CollectionRequest _request;
    readonly Ownership _ownership;
    readonly string? _project;
    readonly HashSet<string> _excluded = new(StringComparer.Ordinal);
    readonly List<string> _folders = [];

    // Files that somebody named outside of the folders that are searched.
    readonly List<(string Path, FileKind Kind)> _elsewhere = [];

    readonly SortedDictionary<string, (FoundFile File, bool IsOwn)> _files = new(StringComparer.Ordinal);
    readonly SortedSet<string> _known = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> _ignores = new(StringComparer.Ordinal);
    readonly List<string> _searched = [];
    readonly SortedSet<string> _listed = new(StringComparer.Ordinal);
    readonly List<SkippedPath> _skipped = [];

    Collector(IFileSystem disk, CollectionRequest request)
    {
        _disk = disk;
        _request = request;
        _ownership = new Ownership(disk);
        foreach (var path in request.ExcludedPaths)
            _excluded.Add(PathNames.Normalize(path));
        if (request.Project is not null)
        {
            _project = PathNames.Normalize(request.Project);
            var folder = PathNames.Folder(_project);
            _folders.Add(request.OwnsRepository ? RootOf(folder) : folder);
        }
        foreach (var folder in request.Folders)
            _folders.Add(PathNames.Normalize(folder));
    }

    public static CollectedFiles Collect(IFileSystem disk, CollectionRequest request) => new Collector(disk, request).Run();

    CollectedFiles Run()
    {
        foreach (var folder in _folders)
            Search(folder);
        foreach (var file in _request.Files)
            Take(file);
        if (!_request.Isolate)
        {
            AddSurroundings();
            foreach (var root in Roots())
                FollowReferences(root);
        }
        if (_project is not null)
            MarkTrustFiles();
        return Result();
    }

    void Search(string folder)
    {
        var found = Discovery.Find(_disk, folder, new DiscoveryOptions { ExcludedPaths = _excluded });
        // A search that left something out proves nothing about what is not there.
        if (found.IsComplete)
            _searched.Add(folder);
        TakeFacts(found);
        TakeFacts(Discovery.Upwards(_disk, PathNames.Folder(folder), RootOf(folder)));
        _skipped.AddRange(found.Skipped);
    }

    void TakeFacts(DiscoveryResult result)
    {
        foreach (var file in result.Files)
        {
            if (!_files.ContainsKey(file.Path))
                _files.Add(file.Path, (file, Owns(file.Path)));
        }
        _known.UnionWith(result.KnownPaths);
        foreach (var ignore in result.IgnoreFiles)
            _ignores[ignore.Key] = ignore.Value;
        _listed.UnionWith(result.ListedFolders);
    }

    void Take(NamedFile named)
    {
        var path = PathNames.Normalize(named.Path);
        if (_excluded.Contains(path))
            return;
        var isElsewhere = !IsSearched(path);
        // What is in the folder of the file and above it counts for the file.
        if (isElsewhere && PathNames.Folder(path) is var folder && !_listed.Contains(folder))
            TakeFacts(Discovery.Upwards(_disk, folder, RootOf(folder)));
        if (Discovery.Named(_disk, path, named.Kind, named.Text) is not { } file)
        {
            _skipped.Add(new SkippedPath(path, HostLimits.Unreadable));
            return;
        }
        if (isElsewhere)
            _elsewhere.Add((path, file.Kind));
        if (file.Kind != FileKind.Other)
            _files[path] = (file, true);
    }

    // What somebody named elsewhere is judged as in its folder.
    void AddSurroundings()
    {
        var surroundings = new Surroundings(_disk);
        foreach (var (path, kind) in _elsewhere)
        {
            foreach (var file in surroundings.Of(path, kind, RootOf(PathNames.Folder(path))))
            {
                // Lock and policy were taken from there and above already.
                if (!_files.ContainsKey(file.Path) && !_excluded.Contains(file.Path) && file.Kind is not (FileKind.Lock or FileKind.TrustPolicy))
                    _files.Add(file.Path, (file, false));
            }
        }
    }

    void FollowReferences(string root)
    {
        var referenced = new ReferencedFiles(_disk, root) { Excluded = _excluded, Environment = _request.Environment, TakesBuilds = _elsewhere.Count > 0 };
        var from = new List<FoundFile>();
        foreach (var (file, _) in _files.Values)
        {
            if (PathNames.IsAtOrBelow(file.Path, root))
                from.Add(file);
        }
        referenced.Follow(from, _files.ContainsKey);
        _known.UnionWith(referenced.KnownPaths);
        // What compose reads, in a folder that was searched, is among what was looked for.
        foreach (var file in referenced.Files)
            _files.Add(file.Path, (file, ReferencedFiles.IsJudged(file) && IsSearched(file.Path) && Owns(file.Path)));
    }

    // Lock and policy belong to each project with a manifest for which they hold: those at the root of a repository have no other owner, and what is wrong with
    // them concerns all.
    void MarkTrustFiles()
    {
        var trust = new Dictionary<(FileKind Kind, string Folder), string>();
        foreach (var (file, _) in _files.Values)
        {
            if (file.Kind is FileKind.Lock or FileKind.TrustPolicy)
                trust[(file.Kind, PathNames.Folder(file.Path))] = file.Path;
        }
        if (trust.Count == 0)
            return;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, isOwn) in _files.Values)
        {
            if (!isOwn || file.Kind is FileKind.Lock or FileKind.TrustPolicy)
                continue;
            Use(FileKind.Lock, file.Path);
            Use(FileKind.TrustPolicy, file.Path);
        }
        foreach (var path in trust.Values)
            _files[path] = (_files[path].File, used.Contains(path));

        void Use(FileKind kind, string path)
        {
            foreach (var folder in PathNames.FoldersUp(PathNames.Folder(path)))
            {
                if (!trust.TryGetValue((kind, folder), out var nearest))
                    continue;
                used.Add(nearest);
                return;
            }
        }
    }

    CollectedFiles Result()
    {
        var entries = new List<FileEntry>(_files.Count);
        var found = new List<FoundFile>(_files.Count);
        var texts = new Dictionary<string, string>(_files.Count + _ignores.Count, StringComparer.Ordinal);
        foreach (var (file, isOwn) in _files.Values)
        {
            entries.Add(new FileEntry(ToHost(file.Path), file.Kind, isOwn));
            texts.Add(file.Path, file.Text);
            found.Add(file);
        }
        var ignores = new List<string>(_ignores.Count);
        foreach (var ignore in _ignores)
        {
            ignores.Add(ToHost(ignore.Key));
            texts[ignore.Key] = ignore.Value;
        }
        var set = new FileList
        {
            Entries = entries,
            KnownPaths = new List<string>(_known),
            IgnorePaths = ignores,
            SearchedFolders = _searched,
            ListedFolders = new List<string>(_listed),
            PolicyFiles = PolicyFiles.Find(_disk, found),
            Today = _project is null ? _request.Today : PassedDeadline(),
            BaselinePath = FindBaseline() is { } baseline ? ToHost(baseline) : null,
        };
        return new CollectedFiles(set, texts, _skipped, _request.Environment);
    }

    int? PassedDeadline()
    {
        if (_request.Today is not { } today)
            return null;
        var own = new List<string>();
        var locks = new List<string>();
        foreach (var (file, isOwn) in _files.Values)
        {
            if (file.Kind == FileKind.Lock)
                locks.Add(file.Text);
            else if (isOwn)
                own.Add(file.Text);
        }
        return Deadlines.Passed(own, locks, today);
    }

    string? FindBaseline()
    {
        if (_request.BaselinePath is { Length: > 0 } named)
            return _disk.FileExists(named) ? PathNames.Normalize(named) : null;
        var folder = _request.BaselineFolder is { } said ? PathNames.Normalize(said) : _project is not null ? PathNames.Folder(_project) : null;
        return folder is null ? null : UpwardSearch.Nearest(_disk, folder, RootOf(folder), FileNames.Baseline);
    }

    HashSet<string> Roots()
    {
        var roots = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in _folders)
            roots.Add(RootOf(folder));
        foreach (var (path, _) in _elsewhere)
            roots.Add(RootOf(PathNames.Folder(path)));
        return roots;
    }

    bool IsSearched(string path)
    {
        foreach (var folder in _folders)
        {
            if (PathNames.IsAtOrBelow(path, folder))
                return true;
        }
        return false;
    }

    // Case does not count: the path of a project is as somebody typed it.
    bool Owns(string path)
    {
        if (_project is null)
            return true;
        return _ownership.OwnerOf(path) is { } owner ? string.Equals(owner, _project, StringComparison.OrdinalIgnoreCase) : _request.OwnsRepository;
    }

    string RootOf(string folder) => UpwardSearch.RootOf(_disk, folder);

    /// <summary>The path as this system writes it, and as the compiler will print it.</summary>
    string ToHost(string path) => _request.Separator == '/' ? path : path.Replace('/', _request.Separator);
}
