namespace Seaworthy.Hosting;

/// <summary>
/// Says which files the <c>.gitignore</c> files of a repository leave out, as git does: the nearest file first, its last pattern that matches, nothing below an
/// ignored folder, and never a file that is tracked. The excludes of a user and of a clone do not count, so that all machines agree.
/// </summary>
sealed class GitIgnores(IFileSystem disk)
{
    readonly Dictionary<string, GitIgnoreFile?> _files = new(StringComparer.Ordinal);
    readonly Dictionary<(string Folder, string Top), string?> _reasons = [];
    readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    readonly List<SkippedPath> _skipped = [];
    readonly Dictionary<string, GitFolder?> _repositories = new(StringComparer.Ordinal);

    /// <summary>The files that are too long to be applied.</summary>
    internal IReadOnlyList<SkippedPath> Skipped => _skipped;

    /// <summary>Why that file is left out, as a clause; null where it is not.</summary>
    /// <param name="path">Normalised and full.</param>
    /// <param name="top">A folder at or above the file that somebody named: he wants it, so that only what is below it can be ignored.</param>
    public string? Reason(string path, string top)
    {
        var folder = PathNames.Folder(path);
        if (!PathNames.IsAtOrBelow(folder, top))
            return null;
        var root = RootOf(folder, top);
        var reason = ReasonOfFolder(folder, top, root) ?? ReasonOf(path, isFolder: false, root);
        return reason is null || _repositories[root]?.Index?.Has(Relative(path, root)) == true ? null : reason;
    }

    // The outermost ignored folder decides: git does not look below it.
    string? ReasonOfFolder(string folder, string top, string root)
    {
        if (folder == top || folder == root || !PathNames.IsAtOrBelow(folder, root))
            return null;
        if (!_reasons.TryGetValue((folder, top), out var reason))
            _reasons.Add((folder, top), reason = ReasonOfFolder(PathNames.Folder(folder), top, root) ?? ReasonOf(folder, isFolder: true, root));
        return reason;
    }

    string? ReasonOf(string path, bool isFolder, string root)
    {
        foreach (var folder in PathNames.FoldersUp(PathNames.Folder(path), root))
        {
            if (FileIn(folder, root)?.Find(Relative(path, folder), isFolder) is not { } pattern)
                continue;
            return pattern.IsNegated ? null : "is ignored by line " + pattern.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)
                + " of " + (folder == root ? "" : Relative(folder, root) + "/") + ".gitignore";
        }
        return null;
    }

    GitIgnoreFile? FileIn(string folder, string root)
    {
        if (_files.TryGetValue(folder, out var known))
            return known;
        GitIgnoreFile? file = null;
        foreach (var entry in disk.Entries(folder))
        {
            // Git does not follow a link of that name either.
            if (entry is not { Name: ".gitignore", IsFolder: false, IsLink: false }
                || disk.ReadText(PathNames.Combine(folder, entry.Name)) is not { } text)
                continue;
            file = new GitIgnoreFile(text, _repositories[root]?.IgnoresCase ?? false);
            if (text.Length > GitIgnoreFile.LongestText)
                _skipped.Add(new SkippedPath(PathNames.Combine(folder, entry.Name), "is longer than 128 KB, so it ignores nothing", IsLikely: false));
        }
        return _files[folder] = file is { IsEmpty: false } ? file : null;
    }

    // A submodule is a repository of its own.
    string RootOf(string folder, string top)
    {
        if (_roots.TryGetValue(folder, out var known))
            return known;
        var root = UpwardSearch.RepositoryRoot(disk, folder) ?? top;
        if (!_repositories.ContainsKey(root))
            _repositories.Add(root, GitFolder.Of(disk, root));
        return _roots[folder] = root;
    }

    static string Relative(string path, string folder) => path.Substring(folder == "/" ? 1 : folder.Length + 1);
}
