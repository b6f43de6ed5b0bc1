using System.IO;
using Seaworthy.Hosting;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>The tool writes inside the repository that a file seems to be in, or below the current folder where there is none, and nowhere else.</summary>
static class WriteGuard
{
    /// <summary>Links are followed before it is judged.</summary>
    /// <param name="disk">Where to look for the root.</param>
    /// <param name="path">The file to write, normalised.</param>
    /// <param name="folder">A folder of the repository; without it, that of the file.</param>
    /// <exception cref="UsageException">The file is elsewhere, or a link leads elsewhere.</exception>
    public static void Check(IFileSystem disk, string path, string? folder = null)
    {
        var root = UpwardSearch.RepositoryRoot(disk, folder ?? PathNames.Folder(path)) ?? PathNames.Normalize(Directory.GetCurrentDirectory());
        if (!Links.LeadInto(disk, root, path))
            throw new UsageException($"{path}: is outside of {root}, directly or through a symbolic link; nothing was written");
    }
}
