using System;
using System.IO;
using Seaworthy.Hosting;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>The tool writes inside the repository that a file seems to be in, or below the current folder where there is none, and nowhere else.</summary>
static class WritablePlace
{
    /// <summary>Links are followed before it is judged.</summary>
    /// <param name="disk">Where to look for the root.</param>
    /// <param name="path">The file to write, normalised.</param>
    /// <param name="folder">A folder of the repository; without it, that of the file.</param>
    /// <exception cref="UsageException">The file lies elsewhere, or a link leads elsewhere.</exception>
    public static void Check(IFileSystem disk, string path, string? folder = null)
    {
        var root = new Ownership(disk).RepositoryRootOf(folder ?? PathNames.Folder(path)) ?? PathNames.Normalize(Directory.GetCurrentDirectory());
        var realRoot = RealPath(root);
        var real = RealPath(path);
        if (real != realRoot && !real.StartsWith(realRoot.TrimEnd('/') + "/", StringComparison.Ordinal))
            throw new UsageException($"{path}: lies outside of {root}, or a symbolic link leads there; nothing was written");
    }

    // Each folder on the way may be a link.
    static string RealPath(string path)
    {
        var real = "";
        var links = 0;
        foreach (var segment in path.Split('/'))
        {
            if (segment.Length == 0)
                continue;
            var next = OperatingSystem.IsWindows() && real.Length == 0 ? segment + "/" : real + "/" + segment;
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (info.LinkTarget is not null && ++links <= 64 && info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                next = RealPath(PathNames.Normalize(target.FullName));
            real = next.TrimEnd('/');
        }
        return real.Length == 0 ? "/" : real;
    }
}
