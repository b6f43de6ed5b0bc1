using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>A file that somebody named.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Kind">What it is, where somebody said so; null: what name and content say.</param>
/// <param name="Text">Its text where that does not come from the file system, or null.</param>
public sealed record NamedFile(string Path, FileKind? Kind = null, string? Text = null);

/// <summary>Which files a run is about; all paths are full.</summary>
public sealed record CollectionRequest
{
    /// <summary>The project that asks. Its folder is searched, and of what is there it judges what it owns. Null: all that was asked for is judged.</summary>
    public string? Project { get; init; }

    /// <summary>The whole repository is searched, and what belongs to no project belongs to this one.</summary>
    public bool OwnsRepository { get; init; }

    /// <summary>Folders that are searched, with all below them.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    public IReadOnlyList<NamedFile> Files { get; init; } = [];

    /// <summary>Files, and folders with all below them, that are left out.</summary>
    public IReadOnlyList<string> ExcludedPaths { get; init; } = [];

    /// <summary>Values of variables in compose files, or null.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Only what was asked for is collected: each file is linted by itself.</summary>
    public bool Isolate { get; init; }

    /// <summary>The baseline that somebody named; null: the nearest in or above <see cref="BaselineFolder"/>.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>Where the search for a baseline begins; null: in the project's folder.</summary>
    public string? BaselineFolder { get; init; }

    /// <summary>Days since 0001-01-01; of it a project gets only what it has to know, see <see cref="Deadlines"/>.</summary>
    public int? Today { get; init; }

    /// <summary>What the host puts between the folders of a path.</summary>
    public char Separator { get; init; } = '/';
}
