using Seaworthy.Syntax;

namespace Seaworthy.Linting;

/// <summary>A manifest of a run.</summary>
/// <param name="HostPath">The full path as the host prints it; for the compiler, the path of the additional file.</param>
/// <param name="IsOwn">True: judged and reported. False: another project reports it, this one reads it for joins.</param>
public sealed record FileEntry(string HostPath, FileKind Kind, bool IsOwn)
{
    /// <summary>The path that joins compare.</summary>
    public string Path { get; } = PathNames.Normalize(HostPath);
}

/// <summary>Which files a run is about, and what is known of the file system around them; <see cref="WorkspaceBuilder"/> adds the texts.</summary>
public sealed record FileList
{
    /// <summary>In ordinal order of their paths.</summary>
    public IReadOnlyList<FileEntry> Entries { get; init; } = [];

    /// <summary>Paths that exist although they are not linted; normalised, in ordinal order.</summary>
    public IReadOnlyList<string> KnownPaths { get; init; } = [];

    /// <summary>Full paths of <c>.dockerignore</c> files; for the compiler they are additional files too, so that an editor's unsaved text counts.</summary>
    public IReadOnlyList<string> IgnorePaths { get; init; } = [];

    /// <summary>Folders in which, with all below, the known paths are complete; normalised.</summary>
    public IReadOnlyList<string> SearchedFolders { get; init; } = [];

    /// <summary>Folders in which they are complete, but not below; normalised.</summary>
    public IReadOnlyList<string> ListedFolders { get; init; } = [];

    /// <summary>The hashes of the files that trust policies name, by normalised path; null where nobody looked.</summary>
    public IReadOnlyDictionary<string, string>? PolicyFiles { get; init; }

    /// <summary>Days since 0001-01-01; in a build only where a date has passed, so that what is stored does not change every day.</summary>
    public int? Today { get; init; }

    /// <summary>The full path of the baseline; null where there is none.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>A file is judged.</summary>
    public bool HasOwn
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.IsOwn)
                    return true;
            }
            return false;
        }
    }
}
