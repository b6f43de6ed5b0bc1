using Seaworthy.Linting;

namespace Seaworthy.Hosting;

sealed record DiscoveryOptions
{
    /// <summary>Normalised full paths of files, and of folders with all below them, that are left out: outputs, and what the user excludes.</summary>
    public IReadOnlyCollection<string> ExcludedPaths { get; init; } = [];

    /// <summary>What a request excludes beside them.</summary>
    public Exclusions? Exclusions { get; init; }

    public int MaxDepth { get; init; } = HostLimits.Depth;

    public int MaxFolders { get; init; } = HostLimits.Folders;

    public int MaxFiles { get; init; } = HostLimits.Files;

    public int MaxJsonFiles { get; init; } = HostLimits.JsonFiles;

    /// <summary>True looks into the folder alone, and not below it.</summary>
    public bool IsShallow { get; init; }

    /// <summary>True finds kustomizations alone, and reads nothing else.</summary>
    public bool OnlyKustomizations { get; init; }
}

/// <summary>Something that should have been looked at and was not.</summary>
/// <param name="Reason">A clause without capital and full stop: "is longer than 4 MB".</param>
/// <param name="IsLikely">It may well have been ours; false for one of so many that hardly any is.</param>
public sealed record SkippedPath(string Path, string Reason, bool IsLikely = true);

/// <summary>What a folder holds, each list in ordinal order of the paths.</summary>
sealed record DiscoveryResult(IReadOnlyList<FoundFile> Files, IReadOnlyList<string> KnownPaths, IReadOnlyList<SkippedPath> Skipped)
{
    /// <summary>The <c>.dockerignore</c> files with their texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> IgnoreFiles { get; init; } = [];

    /// <summary>What the user excludes, and folders of templates.</summary>
    public IReadOnlyList<LeftOutPath> LeftOut { get; init; } = [];

    /// <summary>Nothing was left out that could hold a file which rules ask for, so that what was not found does not exist.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The folders that <see cref="Discovery.Upwards"/> looked into.</summary>
    public IReadOnlyList<string> ListedFolders { get; init; } = [];
}
