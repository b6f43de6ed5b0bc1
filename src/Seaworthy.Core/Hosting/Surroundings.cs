using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>What lies around a file that somebody named, so that it is judged as in its folder: what is beside it, and what it is a part of.</summary>
sealed class Surroundings(IFileSystem disk)
{
    readonly Dictionary<string, KustomizationUsers> _users = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<FoundFile>> _folders = new(StringComparer.Ordinal);

    /// <param name="path">The file, normalised.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="root">Where its repository begins.</param>
    public IReadOnlyList<FoundFile> Of(string path, FileKind kind, string root)
    {
        var files = new List<FoundFile>();
        var folder = PathNames.Folder(path);
        if (!_folders.TryGetValue(folder, out var beside))
        {
            _folders.Add(folder, beside = Discovery.Find(disk, folder, new DiscoveryOptions { IsShallow = true }).Files);
            AddComposeAbove(folder, root, files);
        }
        foreach (var file in beside)
        {
            // What a Dockerfile is built for, and where, stands in compose files; objects refer to each other, and run what compose builds.
            if (file.Kind == FileKind.Compose || (file.Kind != FileKind.Dockerfile && kind is not (FileKind.Dockerfile or FileKind.Compose)))
                files.Add(file);
        }
        if (!_users.TryGetValue(root, out var users))
            _users.Add(root, users = new KustomizationUsers(disk, root));
        files.AddRange(users.Of(path));
        return files;
    }

    // Whoever includes a compose file lies above it, most often.
    void AddComposeAbove(string folder, string root, List<FoundFile> files)
    {
        foreach (var above in PathNames.FoldersUp(PathNames.Folder(folder), root))
        {
            foreach (var entry in disk.Entries(above))
            {
                if (entry is { IsFolder: false, IsLink: false } && FileNames.Of(entry.Name) == NameHint.Compose
                    && Discovery.Named(disk, PathNames.Combine(above, entry.Name)) is { Kind: FileKind.Compose } file)
                    files.Add(file);
            }
        }
    }
}
