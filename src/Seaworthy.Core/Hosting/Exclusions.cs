namespace Seaworthy.Hosting;

/// <summary>Why a file was left out.</summary>
public enum LeftOutCause
{
    /// <summary>A <c>.gitignore</c> ignores it; it is still read, so that the others are judged as what they are part of.</summary>
    GitIgnore,

    /// <summary>The user excludes it.</summary>
    Exclusion,

    /// <summary>It is a template, or a folder of them.</summary>
    Template,
}

/// <summary>Something that is not linted because somebody wants it so, or because it cannot be linted.</summary>
/// <param name="Reason">A clause without capital and full stop: "is excluded by SeaworthyExclude".</param>
public sealed record LeftOutPath(string Path, LeftOutCause Cause, string Reason)
{
    /// <summary>"4 paths are left out: 3 by .gitignore, 1 excluded"; null where there are none.</summary>
    public static string? Summary(IReadOnlyList<LeftOutPath> paths)
    {
        if (paths.Count == 0)
            return null;
        var counts = new int[3];
        foreach (var path in paths)
            counts[(int)path.Cause]++;
        var parts = new List<string>();
        Add(counts[(int)LeftOutCause.GitIgnore], " by .gitignore");
        Add(counts[(int)LeftOutCause.Exclusion], " excluded");
        Add(counts[(int)LeftOutCause.Template], counts[(int)LeftOutCause.Template] == 1 ? " template" : " templates");
        return Number(paths.Count) + (paths.Count == 1 ? " path is left out: " : " paths are left out: ") + string.Join(", ", parts);

        void Add(int count, string cause)
        {
            if (count > 0)
                parts.Add(Number(count) + cause);
        }
    }

    static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What is not even read: output folders, and what the user excludes.</summary>
sealed class Exclusions
{
    readonly HashSet<string> _outputs = new(StringComparer.Ordinal);
    readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    readonly GitIgnoreFile? _patterns;
    readonly string _folder;

    internal Exclusions(CollectionRequest request)
    {
        foreach (var path in request.OutputFolders)
            _outputs.Add(PathNames.Normalize(path));
        foreach (var path in request.ExcludedPaths)
            _paths.Add(PathNames.Normalize(path));
        _folder = PathNames.Normalize(request.ExcludeFolder);
        if (request.ExcludePatterns.Count > 0)
            _patterns = new GitIgnoreFile(string.Join("\n", request.ExcludePatterns), request.Separator != '/');
    }

    /// <summary>The path is an output folder.</summary>
    public bool IsOutput(string path) => _outputs.Contains(path);

    /// <summary>Why the user excludes that very path, as a clause; null where he does not.</summary>
    public string? Reason(string path, bool isFolder)
    {
        if (_paths.Contains(path))
            return "is excluded by SeaworthyExclude";
        if (_patterns is null || path == _folder || !PathNames.IsAtOrBelow(path, _folder))
            return null;
        var relative = path.Substring(_folder == "/" ? 1 : _folder.Length + 1);
        return _patterns.Find(relative, isFolder) is { IsNegated: false } ? "is excluded by --exclude" : null;
    }

    /// <summary>The file or a folder above it is excluded.</summary>
    public bool Covers(string path)
    {
        foreach (var at in PathNames.FoldersUp(path))
        {
            if (IsOutput(at) || Reason(at, isFolder: at != path) is not null)
                return true;
        }
        return false;
    }
}
