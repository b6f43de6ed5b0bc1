using Seaworthy.Knowledge;
using Seaworthy.Linting;

namespace Seaworthy.Hosting;

/// <summary>Which kustomizations of a repository a file gets into: a base is judged in its overlays, also where somebody names the base alone.</summary>
sealed class KustomizationUsers(IFileSystem disk, string root)
{
    Dictionary<string, List<FoundFile>>? _users;

    /// <summary>The kustomizations that name the file at that normalised path, and those that are built on them.</summary>
    public IReadOnlyList<FoundFile> Of(string path)
    {
        var result = new List<FoundFile>();
        if (!HasOneAbove(path))
            return result;
        _users ??= Find();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>();
        waiting.Enqueue(FileNames.IsKustomization(PathNames.Name(path)) ? PathNames.Folder(path) : path);
        while (waiting.Count > 0)
        {
            if (!_users.TryGetValue(waiting.Dequeue(), out var users))
                continue;
            foreach (var user in users)
            {
                if (!seen.Add(user.Path))
                    continue;
                result.Add(user);
                waiting.Enqueue(PathNames.Folder(user.Path));
            }
        }
        return result;
    }

    /// <summary>The kustomization that lies in a folder, or null.</summary>
    public static string? PathIn(IFileSystem disk, string folder)
    {
        foreach (var entry in disk.Entries(folder))
        {
            if (!entry.IsFolder && FileNames.IsKustomization(entry.Name))
                return PathNames.Combine(folder, entry.Name);
        }
        return null;
    }

    // A file lies beside or below the kustomization that names it, so that most repositories are not searched at all.
    bool HasOneAbove(string path)
    {
        foreach (var at in PathNames.FoldersUp(PathNames.Folder(path), root))
        {
            if (PathIn(disk, at) is not null)
                return true;
        }
        return false;
    }

    Dictionary<string, List<FoundFile>> Find()
    {
        var users = new Dictionary<string, List<FoundFile>>(StringComparer.Ordinal);
        foreach (var file in Discovery.Find(disk, root, new DiscoveryOptions { OnlyKustomizations = true }).Files)
        {
            foreach (var reference in References.Of(file))
            {
                if (!users.TryGetValue(reference.Path, out var list))
                    users.Add(reference.Path, list = []);
                list.Add(file);
            }
        }
        return users;
    }
}
