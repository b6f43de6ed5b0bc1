using System.Globalization;
namespace Seaworthy.Hosting;

/// <summary>A name in a folder.</summary>
/// <param name="Name">The last segment alone.</param>
/// <param name="IsFolder">True for a folder, and for a link to one.</param>
/// <param name="IsLink">True for a symbolic link or junction; linked folders are not entered, so a loop of links ends.</param>
public readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink);

/// <summary>What a host lets the discovery see of a disk. No member throws: what cannot be read is not there.</summary>
public interface IFileSystem
{
    /// <summary>The names in a folder in any order; empty where it is absent or unreadable.</summary>
    IReadOnlyList<FolderEntry> Entries(string folder);

    bool FileExists(string path);

    /// <summary>The full path to which that link leads in the end; null where the last segment is not a link. For <see cref="Links"/>.</summary>
    string? LinkTarget(string path);

    /// <summary>
    /// The text of a file, decoded as the compiler decodes it and without a byte order mark; null where it is absent, unreadable, no regular file, or longer
    /// than <see cref="HostLimits.LargestFile"/>.
    /// </summary>
    string? ReadText(string path);

    /// <summary>
    /// <c>sha256:…</c> over the bytes of a file; null where it is absent, empty, unreadable, no regular file, or longer than
    /// <see cref="HostLimits.LargestFile"/>.
    /// </summary>
    string? Fingerprint(string path);

    /// <summary>The beginning of a file, or all of a short one, decoded as well as a part can be; null where <see cref="ReadText"/> has none.</summary>
    string? ReadBeginning(string path, int bytes);
}

/// <summary>Bounds that keep a hostile or merely huge folder from holding a build up.</summary>
public static class HostLimits
{
    /// <summary>Bytes; nobody writes a manifest this long by hand.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>Why a file was not read, as a clause.</summary>
    public static string Unreadable { get; } =
        "cannot be read, or is longer than " + (LargestFile / (1024 * 1024)).ToString(CultureInfo.InvariantCulture) + " MB";

    public const int Depth = 32;

    public const int Folders = 50_000;

    /// <summary>Files that are read to see what they are.</summary>
    public const int Files = 10_000;

    /// <summary>JSON files whose beginning is read: repositories keep data in such files, by the thousand.</summary>
    public const int JsonFiles = 20_000;
}
