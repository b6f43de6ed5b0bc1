using System.Threading;
using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>Finds the Dockerfiles, compose files and Kubernetes manifests below a folder.</summary>
static class Discovery
{
    public static DiscoveryResult Find(IFileSystem disk, string folder, DiscoveryOptions? options = null, CancellationToken cancellation = default)
    {
        var search = new Search(disk, options ?? new DiscoveryOptions(), cancellation);
        search.Run(PathNames.Normalize(folder));
        return search.Result();
    }

    /// <summary>A file that somebody named; null where it cannot be read.</summary>
    /// <param name="disk">Where its text is.</param>
    /// <param name="path">Any path.</param>
    /// <param name="kind">What it is; null: what name and content say.</param>
    /// <param name="known">Its text, where that is known already.</param>
    public static FoundFile? Named(IFileSystem disk, string path, FileKind? kind = null, string? known = null)
    {
        var normal = PathNames.Normalize(path);
        return (known ?? disk.ReadText(normal)) is { } text ? new FoundFile(normal, kind ?? FileKinds.Of(normal, text, isNamed: true), text) : null;
    }

    /// <summary>
    /// What builds see of a folder itself and of those above it, up to the root: no manifest there is linted, but lock and trust policy hold for what is
    /// below, and <c>Directory.Packages.props</c> and <c>.dockerignore</c> count.
    /// </summary>
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
        readonly List<LeftOutPath> _leftOut = [];
        string _root = "";
        string? _repository;
        bool _isIncomplete;
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
                Look(folder, depth, waiting);
            }
        }

        void Look(string folder, int depth, Stack<(string, int)> waiting)
        {
            var entries = disk.Entries(folder);
            var isChart = Holds(entries, "Chart.yaml");
            foreach (var entry in entries)
            {
                var path = folder == "/" ? "/" + entry.Name : folder + "/" + entry.Name;
                if (IsExcluded(path, entry))
                {
                    _isIncomplete |= MayMatter(entry);
                }
                else if (!entry.IsFolder)
                {
                    TakeFile(path, entry);
                }
                else
                {
                    TakeFact(disk, path, entry, _known, _ignores);
                    _isIncomplete |= entry.IsLink || options.IsShallow;
                    if (options.IsShallow || entry.IsLink || FileNames.IsSkippedFolder(entry.Name))
                        continue;
                    if (isChart && entry.Name == "templates")
                        _leftOut.Add(new LeftOutPath(path, LeftOutCause.Template, "has the templates of a Helm chart"));
                    else
                        Enter(waiting, path, depth + 1);
                }
            }
        }

        bool IsExcluded(string path, FolderEntry entry)
        {
            if (_excluded.Contains(path) || options.Exclusions?.IsOutput(path) == true)
                return true;
            if (options.Exclusions?.Reason(path, entry.IsFolder) is not { } reason)
                return false;
            if (MayMatter(entry))
                _leftOut.Add(new LeftOutPath(path, LeftOutCause.Exclusion, reason));
            return true;
        }

        void TakeFile(string path, FolderEntry entry)
        {
            if (options.OnlyKustomizations && !FileNames.IsKustomization(entry.Name))
                return;
            TakeFact(disk, path, entry, _known, _ignores);
            if (entry.IsLink && FileNames.Of(entry.Name) is not NameHint.None and var hint && LeadsOut(path))
                _isIncomplete |= hint != NameHint.Json;
            else
                Read(path, entry.Name);
        }

        // What rules could ask for: without it, what was not found can exist.
        static bool MayMatter(FolderEntry entry) => entry.IsFolder
            ? !FileNames.IsSkippedFolder(entry.Name)
            : FileNames.IsKnown(entry.Name) || FileNames.Of(entry.Name) is not (NameHint.None or NameHint.Json);

        public DiscoveryResult Result()
        {
            _files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            _known.Sort(string.CompareOrdinal);
            _skipped.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            _ignores.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
            return new DiscoveryResult(_files, _known, _skipped)
            {
                IgnoreFiles = _ignores,
                LeftOut = _leftOut,
                IsComplete = !_isIncomplete && !_skipped.Exists(static s => s.IsLikely),
            };
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

        void Read(string path, string name)
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
