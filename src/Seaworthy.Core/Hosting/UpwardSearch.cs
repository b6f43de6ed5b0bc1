using Seaworthy.Knowledge;

namespace Seaworthy.Hosting;

/// <summary>Finds what holds for a folder and is in it or above it.</summary>
public static class UpwardSearch
{
    /// <summary>The path of the nearest file of that name in the folder or above it, up to the root; null where there is none.</summary>
    public static string? Nearest(IFileSystem disk, string folder, string root, string name)
    {
        foreach (var at in PathNames.FoldersUp(folder, root))
        {
            var path = PathNames.Combine(at, name);
            if (disk.FileExists(path))
                return path;
        }
        return null;
    }

    /// <summary>The nearest folder at or above that one with a <c>.git</c>, else the nearest with a solution, else null.</summary>
    public static string? RepositoryRoot(IFileSystem disk, string folder)
    {
        string? solution = null;
        foreach (var at in PathNames.FoldersUp(folder))
        {
            foreach (var entry in disk.Entries(at))
            {
                if (entry.Name == ".git")
                    return at;
                if (solution is null && !entry.IsFolder && DotNetFiles.IsSolution(entry.Name))
                    solution = at;
            }
        }
        return solution;
    }

    /// <summary>The root of the repository that the folder is in; the folder itself where it is in none.</summary>
    public static string RootOf(IFileSystem disk, string folder) => RepositoryRoot(disk, folder) ?? folder;
}
