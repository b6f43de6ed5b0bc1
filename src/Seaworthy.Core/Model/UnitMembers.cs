using Seaworthy.Syntax;

namespace Seaworthy.Model;

/// <summary>The files of a unit, and whether there is more to it than they say.</summary>
/// <param name="Name">The folder or file, for messages.</param>
/// <param name="Manifests">What is applied together.</param>
/// <param name="IsOpen">A part could not be read: a template, a broken file, a kustomization that was not followed.</param>
sealed record UnitMembers(string Name, IReadOnlyList<KubernetesFile> Manifests, bool IsOpen)
{
    /// <summary>
    /// Says which manifests are applied together: what a kustomization makes; those of a folder, without what lies below it; a single file where files are
    /// judged by themselves.
    /// </summary>
    public static IEnumerable<UnitMembers> Group(FileSet workspace, IReadOnlyList<KubernetesFile> manifests)
    {
        var folders = new Dictionary<string, List<KubernetesFile>>();
        var order = new List<string>();
        foreach (var manifest in manifests)
        {
            if (manifest.IsRendered)
            {
                yield return new UnitMembers(PathNames.Folder(manifest.File.Path), [manifest], IsOpen: manifest.IsPartial);
                continue;
            }
            var key = workspace.Isolate ? manifest.File.Path : PathNames.Folder(manifest.File.Path);
            if (!folders.TryGetValue(key, out var members))
            {
                folders.Add(key, members = []);
                order.Add(key);
            }
            members.Add(manifest);
        }
        var kustomized = KustomizedFolders(workspace);
        foreach (var key in order)
            yield return new UnitMembers(key, folders[key], kustomized.Contains(key) || HoldsUnreadable(folders[key]));
    }

    static HashSet<string> KustomizedFolders(FileSet workspace)
    {
        var folders = new HashSet<string>();
        if (workspace.Isolate)
            return folders;
        foreach (var file in workspace.Files)
        {
            if (file.Kind == FileKind.Kustomization)
                folders.Add(PathNames.Folder(file.Path));
        }
        foreach (var path in workspace.KnownPaths)
        {
            if (PathNames.Name(path) is "kustomization.yaml" or "kustomization.yml" or "Kustomization" or "Chart.yaml")
                folders.Add(PathNames.Folder(path));
        }
        return folders;
    }

    static bool HoldsUnreadable(List<KubernetesFile> manifests)
    {
        foreach (var manifest in manifests)
        {
            if (manifest.File.Parsed.Yaml is not { IsTemplate: false, Diagnostics.Count: 0 })
                return true;
        }
        return false;
    }
}
