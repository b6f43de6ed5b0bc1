namespace Seaworthy.Hosting;

/// <summary>
/// The config files of a run over many projects. A file is judged by the settings of the project that owns it, as in a build; one that belongs to no
/// project, by those at the root of the repository.
/// </summary>
public sealed class ProjectConfigs
{
    readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    readonly Dictionary<string, ConfigSet> _sets = new(StringComparer.Ordinal);
    readonly List<ConfigFile> _files = [];

    /// <param name="disk">Where they are read.</param>
    /// <param name="paths">The normalised paths of the files of the run.</param>
    /// <param name="folder">The folder whose config files hold where there is neither project nor repository.</param>
    public ProjectConfigs(IFileSystem disk, IReadOnlyList<string> paths, string folder)
    {
        Paths = paths = [.. paths];
        var ownership = new Ownership(disk);
        var groups = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var source = ConfigSet.SourceOf(
                ownership.OwnerOf(path) ?? PathNames.Combine(UpwardSearch.RepositoryRoot(disk, PathNames.Folder(path)) ?? folder, "none.proj"));
            _sources[path] = source;
            if (!groups.TryGetValue(source, out var group))
                groups.Add(source, group = []);
            group.Add(path);
        }
        Sources = groups.Keys;
        // A folder without files to lint has settings to check all the same.
        if (groups.Count == 0)
            groups.Add(ConfigSet.SourceOf(PathNames.Combine(folder, "none.proj")), []);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var set = ConfigSet.Load(disk, group.Value, PathNames.Folder(group.Key));
            _sets.Add(group.Key, set);
            foreach (var file in set.Files)
            {
                if (seen.Add(file.Path))
                    _files.Add(file);
            }
        }
    }

    public IReadOnlyList<string> Paths { get; }

    /// <summary>A source file of each project.</summary>
    public IReadOnlyCollection<string> Sources { get; }

    /// <summary>The config files of all projects.</summary>
    public IReadOnlyList<ConfigFile> Files => _files;

    /// <summary>What holds for one of the paths, and the source file of its project.</summary>
    public (ConfigSet Configs, string Source) For(string path)
    {
        var source = _sources[path];
        return (_sets[source], source);
    }
}
