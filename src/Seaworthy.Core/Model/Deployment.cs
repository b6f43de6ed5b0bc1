namespace Seaworthy.Model;

/// <summary>All files of a workspace, bound and joined.</summary>
public sealed class Deployment
{
    readonly Dictionary<string, BuildFile> _buildsByPath;

    internal Deployment(IReadOnlyList<BuildFile> builds, IReadOnlyList<ComposeFile> composeFiles, IReadOnlyList<KubernetesFile> manifests)
    {
        BuildFiles = builds;
        ComposeFiles = composeFiles;
        KubernetesFiles = manifests;
        _buildsByPath = new Dictionary<string, BuildFile>(builds.Count);
        var embedded = new List<ParsedFile>();
        foreach (var build in builds)
        {
            if (build.File.Source.Embedding is null)
                _buildsByPath[build.File.Path] = build;
            else
                embedded.Add(build.File);
        }
        EmbeddedFiles = embedded;
    }

    /// <summary>The Dockerfiles, those that are written into compose files among them.</summary>
    internal IReadOnlyList<BuildFile> BuildFiles { get; }

    /// <summary>Texts that stand in a file of the workspace.</summary>
    internal IReadOnlyList<ParsedFile> EmbeddedFiles { get; }

    internal IReadOnlyList<ComposeFile> ComposeFiles { get; }

    internal IReadOnlyList<KubernetesFile> KubernetesFiles { get; }

    /// <summary>Files whose model could not be made, by a fault of ours.</summary>
    internal List<(ParsedFile File, System.Exception Fault)> Faults { get; } = [];

    /// <summary>All references to images, in the order of the files.</summary>
    public IEnumerable<ImageReference> Images()
    {
        foreach (var build in BuildFiles)
        {
            foreach (var image in build.Images)
                yield return image;
        }
        foreach (var compose in ComposeFiles)
        {
            foreach (var service in compose.Services)
            {
                foreach (var image in service.Build?.Images ?? [])
                    yield return image;
                if (service.Container.Image is { } run)
                    yield return run;
            }
        }
        foreach (var manifest in KubernetesFiles)
        {
            foreach (var item in manifest.Objects)
            {
                foreach (var workload in item.Workloads)
                {
                    foreach (var container in workload.Containers)
                    {
                        if (container.Image is { } image)
                            yield return image;
                    }
                }
            }
        }
    }

    /// <summary>The Dockerfile at a normalised path, or null.</summary>
    internal BuildFile? FindBuildFile(string path) => _buildsByPath.TryGetValue(path, out var build) ? build : null;
}
