using System.Text;
using Seaworthy.Linting;

namespace Seaworthy.Hosting;

/// <summary>
/// All config files that can have a say, joined by the compiler's rules: the nearest <c>.editorconfig</c> wins, then the outer ones, then the global ones.
/// </summary>
public sealed class ConfigSet
{
    static readonly ConfigSource s_empty = new([]);

    readonly List<ConfigFile> _folders = [];
    readonly List<ConfigFile> _globals = [];
    readonly Dictionary<string, string> _global;
    readonly Dictionary<string, ConfigSource> _sources = new(StringComparer.Ordinal);

    public ConfigSet(IEnumerable<ConfigFile> files)
    {
        var all = new List<ConfigFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!seen.Add(file.Path))
                continue;
            all.Add(file);
            (file.IsGlobal ? _globals : _folders).Add(file);
        }
        _folders.Sort(static (a, b) => a.Folder.Length != b.Folder.Length ? a.Folder.Length.CompareTo(b.Folder.Length) : string.CompareOrdinal(a.Path, b.Path));
        _global = MergeGlobals(_globals);
        Files = all;
    }

    public IReadOnlyList<ConfigFile> Files { get; }

    /// <summary>
    /// Reads the <c>.editorconfig</c> of each manifest's folder and of those above it, up to one that says <c>root = true</c>, and the <c>.globalconfig</c>
    /// files in and above a project's folder.
    /// </summary>
    public static ConfigSet Load(IFileSystem disk, IEnumerable<string> manifests, string? folder = null)
    {
        var files = new Dictionary<string, ConfigFile?>(StringComparer.Ordinal);
        foreach (var manifest in manifests)
            LoadAbove(disk, PathNames.Folder(manifest), ".editorconfig", stopAtRoot: true, files);
        if (folder is not null)
        {
            // The keys of source files may stand for the project, so its own .editorconfig counts although no manifest need lie there.
            LoadAbove(disk, folder, ".editorconfig", stopAtRoot: true, files);
            LoadAbove(disk, folder, ".globalconfig", stopAtRoot: false, files);
        }
        var found = new List<ConfigFile>();
        foreach (var file in files.Values)
        {
            if (file is not null)
                found.Add(file);
        }
        return new ConfigSet(found);
    }

    /// <summary>The keys that hold for the file at that normalised path; one object for all files in the reach of the same sections.</summary>
    public ISettingsSource SourceFor(string path)
    {
        var sections = SectionsFor(path, out var signature);
        if (sections.Count == 0 && _global.Count == 0)
            return s_empty;
        if (_sources.TryGetValue(signature, out var known))
            return known;
        var keys = new Dictionary<string, string>(_global, StringComparer.Ordinal);
        foreach (var section in sections)
        {
            foreach (var entry in section.Entries)
                keys[entry.Key] = entry.Value;
        }
        return _sources[signature] = new ConfigSource(keys);
    }

    /// <summary>
    /// The severity that is set by id for the whole project: <c>dotnet_diagnostic.ID.severity</c> in a global file; null where nobody set one.
    /// </summary>
    public Severity? GlobalSeverity(string id) =>
        _global.TryGetValue(SeverityKey(id), out var word) ? SeverityResolver.ParseSeverity(word) : null;

    /// <summary>
    /// The same with the sections that hold for source files of a folder, where an editor's "Configure severity" writes; they beat the global files.
    /// </summary>
    /// <param name="id">The rule.</param>
    /// <param name="source">The path of a source file of the project, see <see cref="SourceOf"/>.</param>
    public Severity? GlobalSeverity(string id, string source) => SeverityResolver.ParseSeverity(SourceFor(source).Get(SeverityKey(id)));

    /// <summary>A source file that a project could have beside its project file: what holds for it holds for the project.</summary>
    public static string SourceOf(string project)
    {
        var name = project.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase) ? "Program.vb"
            : project.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase) ? "Program.fs" : "Program.cs";
        return PathNames.Combine(PathNames.Folder(PathNames.Normalize(project)), name);
    }

    internal const string CompilerPrefix = "dotnet_diagnostic.";
    internal const string CompilerSuffix = ".severity";

    static string SeverityKey(string id) => CompilerPrefix + id.ToLowerInvariant() + CompilerSuffix;

    static void LoadAbove(IFileSystem disk, string folder, string name, bool stopAtRoot, Dictionary<string, ConfigFile?> files)
    {
        foreach (var at in PathNames.FoldersUp(folder))
        {
            var path = PathNames.Combine(at, name);
            if (!files.TryGetValue(path, out var file))
                files[path] = file = disk.ReadText(path) is { } text ? ConfigFile.Parse(new SourceText(path, text)) : null;
            if (stopAtRoot && file is { IsRoot: true })
                return;
        }
    }

    List<ConfigSection> SectionsFor(string path, out string signature)
    {
        var sections = new List<ConfigSection>();
        var name = new StringBuilder();
        for (var f = 0; f < _folders.Count; f++)
        {
            var file = _folders[f];
            if (!IsBelow(path, file.Folder))
                continue;
            if (file.IsRoot)
            {
                sections.Clear();
                name.Clear();
            }
            var relative = path.Substring(file.Folder.Length == 1 ? 1 : file.Folder.Length + 1);
            for (var s = 0; s < file.Sections.Count; s++)
            {
                if (!file.Sections[s].Matches(relative))
                    continue;
                sections.Add(file.Sections[s]);
                name.Append(f).Append('.').Append(s).Append(' ');
            }
        }
        foreach (var file in _globals)
        {
            foreach (var section in file.Sections)
            {
                if (section.Pattern is null || PathNames.Normalize(section.Pattern) != path)
                    continue;
                // A global file speaks first: what an .editorconfig says beats it.
                sections.Insert(0, section);
                name.Append('g').Append(path);
            }
        }
        signature = name.ToString();
        return sections;
    }

    static bool IsBelow(string path, string folder) =>
        folder == "/" || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));

    // Two global files of one level that set one key cancel each other, even when they agree: so does the compiler.
    static Dictionary<string, string> MergeGlobals(List<ConfigFile> files)
    {
        var levels = new Dictionary<string, (int Level, string? Value, ConfigFile File)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var entry in file.Preamble.Entries)
            {
                if (entry.Key is "is_global" or "global_level" or "root")
                    continue;
                if (!levels.TryGetValue(entry.Key, out var known) || file.GlobalLevel > known.Level || ReferenceEquals(file, known.File))
                    levels[entry.Key] = (file.GlobalLevel, entry.Value, file);
                else if (file.GlobalLevel == known.Level)
                    levels[entry.Key] = known with { Value = null };
            }
        }
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in levels)
        {
            if (pair.Value.Value is { } value)
                merged.Add(pair.Key, value);
        }
        return merged;
    }

    sealed class ConfigSource(Dictionary<string, string> keys) : ISettingsSource
    {
        public string? Get(string key) => keys.TryGetValue(key, out var value) ? value : null;
    }
}
