using Seaworthy.Knowledge;

namespace Seaworthy.Hosting;

/// <summary>
/// Says whose a file is: the project in the nearest folder at or above it; among several in one folder the one whose name the file bears, else the first
/// by name. So each file of a repository is reported once, however many projects see it.
/// </summary>
sealed class Ownership(IFileSystem disk)
{
    readonly Dictionary<string, string[]> _projects = [];

    /// <summary>The normalised path of the project that owns the file at that normalised path, or null.</summary>
    public string? OwnerOf(string path)
    {
        foreach (var folder in PathNames.FoldersUp(PathNames.Folder(path)))
        {
            var projects = ProjectsIn(folder);
            if (projects.Length > 0)
                return PathNames.Combine(folder, ByName(projects, PathNames.Name(path)));
        }
        return null;
    }

    public bool Owns(string project, string path) => string.Equals(OwnerOf(path), project, StringComparison.Ordinal);

    string[] ProjectsIn(string folder)
    {
        if (_projects.TryGetValue(folder, out var known))
            return known;
        var names = new List<string>();
        foreach (var entry in disk.Entries(folder))
        {
            if (!entry.IsFolder && FileNames.IsProject(entry.Name))
                names.Add(entry.Name);
        }
        names.Sort(string.CompareOrdinal);
        return _projects[folder] = names.ToArray();
    }

    // Web.Dockerfile, Dockerfile.Web and compose.Web.yaml beside Api.csproj and Web.csproj are Web's.
    static string ByName(string[] projects, string file)
    {
        if (projects.Length > 1)
        {
            foreach (var project in projects)
            {
                if (HasPart(file, project.Substring(0, project.LastIndexOf('.'))))
                    return project;
            }
        }
        return projects[0];
    }

    static bool HasPart(string file, string part)
    {
        for (var at = file.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = file.IndexOf(part, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + part.Length;
            if ((at == 0 || file[at - 1] == '.') && (end == file.Length || file[end] == '.'))
                return true;
        }
        return false;
    }
}
