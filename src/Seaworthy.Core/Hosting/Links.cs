namespace Seaworthy.Hosting;

/// <summary>Follows symbolic links and junctions: a link in a stranger's change could lead to any file of the machine.</summary>
public static class Links
{
    // Operating systems give up after 40, or 63.
    const int MostLinks = 64;

    /// <summary>The path without any link in it; null where the links come to no end.</summary>
    public static string? RealPath(IFileSystem disk, string path)
    {
        var real = PathNames.Normalize(path);
        var links = 0;
        if (real.Length == 0)
            return real;
        // Each folder of the path can be a link.
        for (var end = real.IndexOf('/', 1); ; end = real.IndexOf('/', end + 1))
        {
            var part = end < 0 ? real : real.Substring(0, end);
            if (part.Length > 0 && disk.LinkTarget(part) is { } target)
            {
                if (++links > MostLinks)
                    return null;
                // The folders of the target can be links too.
                real = PathNames.Normalize(target + real.Substring(part.Length));
                end = 0;
            }
            else if (end < 0)
            {
                return real;
            }
        }
    }

    /// <summary>The path is in the folder, or the folder itself, whatever links are on either.</summary>
    public static bool LeadInto(IFileSystem disk, string folder, string path) =>
        RealPath(disk, path) is { } real && RealPath(disk, folder) is { } realFolder && PathNames.IsAtOrBelow(real, realFolder);
}
