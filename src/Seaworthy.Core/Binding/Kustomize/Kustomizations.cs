using System.Threading;
using Seaworthy.Binding.Kubernetes;
using Seaworthy.Syntax;

namespace Seaworthy.Binding.Kustomize;

/// <summary>
/// The kustomizations of a workspace: what the outermost of them make is judged, and not the files that they make it of. Where one holds something that is
/// not understood, its files are judged as they are; a patch never is.
/// </summary>
sealed class Kustomizations
{
    readonly FileSet _workspace;
    readonly Dictionary<string, ParsedFile> _byFolder = new(StringComparer.Ordinal);
    readonly HashSet<YamlMapping> _taken = [];
    readonly HashSet<ParsedFile> _followed = [];

    public Kustomizations(FileSet workspace)
    {
        _workspace = workspace;
        if (workspace.Isolate)
            return;
        foreach (var file in workspace.Files)
        {
            if (file.Kind == FileKind.Kustomization)
                _byFolder[PathNames.Folder(file.Path)] = file;
        }
    }

    /// <summary>Objects and patches that are not judged where they stand.</summary>
    public HashSet<YamlMapping> Taken => _taken;

    /// <summary>What the outermost kustomizations make.</summary>
    public List<KubernetesFile> Render(List<(ParsedFile, Exception)> faults, CancellationToken cancellation)
    {
        var manifests = new List<KubernetesFile>();
        var inner = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in _byFolder)
        {
            if (RootOf(pair.Value) is not { } root)
                continue;
            foreach (var path in KustomizationNodes.Paths(root, "resources", "bases", "components"))
                inner.Add(PathNames.Combine(pair.Key, path.Value));
            TakePatches(pair.Key, root);
        }
        var waiting = new Queue<string>();
        foreach (var folder in _byFolder.Keys)
        {
            if (!inner.Contains(folder))
                waiting.Enqueue(folder);
        }
        // What stands behind one that is not understood, and behind no other, is judged by itself.
        var failed = new Queue<string>();
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0 || failed.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (waiting.Count == 0)
            {
                var folder = failed.Dequeue();
                if (RootOf(_byFolder[folder]) is { } root)
                {
                    foreach (var path in KustomizationNodes.Paths(root, "resources", "bases"))
                        waiting.Enqueue(PathNames.Combine(folder, path.Value));
                }
                continue;
            }
            var next = waiting.Dequeue();
            if (!_byFolder.TryGetValue(next, out var file) || _followed.Contains(file) || !tried.Add(next))
                continue;
            try
            {
                if (Render(file) is { } manifest)
                    manifests.Add(manifest);
                else
                    failed.Enqueue(next);
            }
            // A fault of ours in one of them must not take the others down. Tests let it through.
            catch (Exception fault) when (!_workspace.RethrowFaults && fault is not OperationCanceledException)
            {
                faults.Add((file, fault));
            }
        }
        return manifests;
    }

    internal static YamlMapping? RootOf(ParsedFile file) =>
        file.Parsed.Yaml is { IsTemplate: false, Diagnostics.Count: 0, Documents: { Count: > 0 } documents } ? documents[0].Root?.Resolve() as YamlMapping
            : null;

    KubernetesFile? Render(ParsedFile file)
    {
        var kustomizer = new Kustomizer(_workspace, _byFolder);
        if (kustomizer.Run(file) is not { } resources)
            return null;
        var objects = new List<KubernetesObject>();
        var names = new HashSet<(string, string)>(kustomizer.MadeNames);
        foreach (var resource in resources)
        {
            foreach (var name in resource.OtherNames)
                names.Add((resource.Kind, name));
            if (resource.Node == resource.Written)
            {
                KubernetesBinder.AddObject(resource.File, resource.Written, objects, 0);
                continue;
            }
            // One that is too large is left as it is written.
            if (RenderedText.Make(file.Path + "#" + resource.Kind + "/" + resource.Name, resource.Node, kustomizer.Composed) is not { } node)
                return null;
            var part = new ParsedFile(node.Source.Path, ParsedText.Part(node.Source, FileKind.Kubernetes), resource.File.IsOwn || kustomizer.IsOwn,
                resource.File.Settings);
            KubernetesBinder.AddObject(part, node, objects, 0);
        }
        _taken.UnionWith(kustomizer.Loaded);
        _followed.UnionWith(kustomizer.Followed);
        return new KubernetesFile(file, objects) { IsRendered = true, IsPartial = kustomizer.IsPartial, MadeNames = names };
    }

    void TakePatches(string folder, YamlMapping root)
    {
        foreach (var path in KustomizationNodes.PatchPaths(root))
        {
            if (_workspace.Find(PathNames.Combine(folder, path.Value))?.Parsed.Yaml is not { } yaml)
                continue;
            foreach (var document in yaml.Documents)
            {
                if (document.Root?.Resolve() is YamlMapping patch)
                    _taken.Add(patch);
            }
        }
    }
}
