namespace Seaworthy.Hosting;

/// <summary>What is read of a repository's <c>.git</c>: whether case counts in paths, and which paths are tracked.</summary>
sealed class GitFolder
{
    readonly IFileSystem _disk;
    readonly string _folder;
    readonly int _hashLength = 20;
    GitIndex? _index;
    bool _isIndexRead;

    GitFolder(IFileSystem disk, string folder)
    {
        _disk = disk;
        _folder = folder;
        // A linked work tree has an index of its own, and shares the rest.
        var common = disk.ReadText(PathNames.Combine(folder, "commondir")) is { Length: < 4096 } path ? PathNames.Combine(folder, path.Trim()) : folder;
        foreach (var line in (disk.ReadText(PathNames.Combine(common, "config")) ?? "").Split('\n'))
        {
            var setting = line.Replace(" ", "").Trim().ToLowerInvariant();
            if (setting == "ignorecase=true")
                IgnoresCase = true;
            else if (setting == "objectformat=sha256")
                _hashLength = 32;
        }
    }

    /// <summary>Git's <c>core.ignorecase</c>, which it sets on file systems on which case does not count.</summary>
    public bool IgnoresCase { get; }

    /// <summary>Null where it cannot be read. It is read when the first path is looked up: most runs never do.</summary>
    public GitIndex? Index
    {
        get
        {
            if (!_isIndexRead)
            {
                _isIndexRead = true;
                _index = Bytes("index") is { } bytes ? GitIndex.Read(bytes, Bytes, _hashLength, IgnoresCase) : null;
            }
            return _index;
        }
    }

    /// <summary>Null where the folder has no <c>.git</c>.</summary>
    public static GitFolder? Of(IFileSystem disk, string root)
    {
        foreach (var entry in disk.Entries(root))
        {
            if (entry.Name != ".git")
                continue;
            var path = PathNames.Combine(root, ".git");
            if (entry.IsFolder)
                return new GitFolder(disk, path);
            // Of a submodule and of a linked work tree it is a file that says where the folder is.
            const string Mark = "gitdir:";
            return disk.ReadText(path) is { Length: < 4096 } text && text.StartsWith(Mark, StringComparison.Ordinal)
                ? new GitFolder(disk, PathNames.Combine(root, text.Substring(Mark.Length).Trim()))
                : null;
        }
        return null;
    }

    byte[]? Bytes(string name) => _disk.ReadBytes(PathNames.Combine(_folder, name), HostLimits.LargestIndex);
}
