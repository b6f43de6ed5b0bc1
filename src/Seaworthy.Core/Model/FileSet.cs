namespace Seaworthy.Model;

/// <summary>
/// The files of a run and what the host saw of the file system around them. Nothing here reads a disk, a clock or an environment.
/// </summary>
public class FileSet(IReadOnlyList<ParsedFile> files)
{
    Dictionary<string, ParsedFile>? _byPath;
    string[]? _paths;
    Dictionary<SourceText, ParsedFile>? _bySource;

    public IReadOnlyList<ParsedFile> Files { get; } = files;

    /// <summary>Paths that exist although they are not linted (project files, <c>nuget.config</c>); normalised like those of the files.</summary>
    public IReadOnlyCollection<string> KnownPaths { get; init; } = [];

    /// <summary>The texts of <c>.dockerignore</c> files by normalised path.</summary>
    public IReadOnlyDictionary<string, string> IgnoreFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders in which, with all below them, <see cref="KnownPaths"/> and <see cref="IgnoreFiles"/> are complete; normalised.</summary>
    public IReadOnlyCollection<string> SearchedFolders { get; init; } = [];

    /// <summary>Folders above a project: complete as to the files that lie in them, but not below.</summary>
    public IReadOnlyCollection<string> ListedFolders { get; init; } = [];

    /// <summary>
    /// The hashes of the files and folders that trust policies name by a relative path, by normalised path; what is not in it cannot be read. Null where the
    /// host did not look.
    /// </summary>
    public IReadOnlyDictionary<string, string>? PolicyFiles { get; init; }

    /// <summary>Days since 0001-01-01 of the day that the run takes for today; null where nobody said.</summary>
    public int? Today { get; init; }

    /// <summary>Lint every file by itself: no joins across files.</summary>
    public bool Isolate { get; init; }

    /// <summary>True lets the exception of a faulty rule through instead of turning it into a finding; for tests.</summary>
    public bool RethrowFaults { get; init; }

    /// <summary>What lies in that folder itself is known: a file that is not there does not exist.</summary>
    public bool IsListed(string folder)
    {
        foreach (var listed in ListedFolders)
        {
            if (listed == folder)
                return true;
        }
        return IsSearched(folder);
    }

    /// <summary>What lies in that folder and below it is known.</summary>
    public bool IsSearched(string folder)
    {
        foreach (var searched in SearchedFolders)
        {
            if (PathNames.IsAtOrBelow(folder, searched))
                return true;
        }
        return false;
    }

    /// <summary>The known paths in and below a folder, in ordinal order.</summary>
    public IEnumerable<string> PathsBelow(string folder)
    {
        var paths = SortedPaths();
        var prefix = folder.Length == 0 || folder == "/" ? folder : folder + "/";
        var index = Array.BinarySearch(paths, prefix, StringComparer.Ordinal);
        for (index = index < 0 ? ~index : index; index < paths.Length && paths[index].StartsWith(prefix, StringComparison.Ordinal); index++)
            yield return paths[index];
    }

    /// <summary>A file of that normalised path is known, linted or not.</summary>
    public bool Exists(string path) => Array.BinarySearch(SortedPaths(), path, StringComparer.Ordinal) >= 0 || Find(path) is not null;

    string[] SortedPaths()
    {
        if (_paths is null)
        {
            var paths = new string[KnownPaths.Count];
            var count = 0;
            foreach (var path in KnownPaths)
                paths[count++] = path;
            Array.Sort(paths, StringComparer.Ordinal);
            _paths = paths;
        }
        return _paths;
    }

    /// <summary>The files by their text: what several files make together knows of each part where it is written.</summary>
    internal IReadOnlyDictionary<SourceText, ParsedFile> BySource
    {
        get
        {
            if (_bySource is null)
            {
                var bySource = new Dictionary<SourceText, ParsedFile>(Files.Count);
                foreach (var file in Files)
                    bySource[file.Source] = file;
                _bySource = bySource;
            }
            return _bySource;
        }
    }

    /// <summary>The file at a normalised path, or null.</summary>
    public ParsedFile? Find(string path)
    {
        if (_byPath is null)
        {
            var byPath = new Dictionary<string, ParsedFile>(Files.Count);
            foreach (var file in Files)
                byPath[file.Path] = file;
            _byPath = byPath;
        }
        return _byPath.TryGetValue(path, out var found) ? found : null;
    }
}
