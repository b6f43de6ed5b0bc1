using Seaworthy.Binding.Compose;
using Seaworthy.Binding.Kustomize;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>A file, or the folder of a kustomization, that another file names.</summary>
/// <param name="Path">Normalised.</param>
/// <param name="Kind">What it is read as.</param>
readonly record struct Reference(string Path, FileKind Kind);

/// <summary>What a file says to be read as one with it.</summary>
static class References
{
    /// <param name="file">A compose file or kustomization; any other names none.</param>
    /// <param name="environment">Values of variables in compose files, or null.</param>
    /// <param name="takesBuilds">Dockerfiles that services are built from count as well.</param>
    public static IReadOnlyList<Reference> Of(FoundFile file, IReadOnlyDictionary<string, string>? environment = null, bool takesBuilds = false)
    {
        var references = new List<Reference>();
        // Most compose files name no other, and parsing them twice would be for nothing.
        var isCompose = file.Kind is FileKind.Compose or FileKind.Extended
            && (Mentions(file, "include") || Mentions(file, "extends") || (takesBuilds && Mentions(file, "build")));
        if (!isCompose && file.Kind != FileKind.Kustomization)
            return references;
        var yaml = YamlSyntax.Parse(new SourceText(file.Path, file.Text) { Environment = isCompose ? environment : null });
        if (yaml is { IsTemplate: false, Documents: { Count: > 0 } documents } && documents[0].Root?.Resolve() is YamlMapping root)
        {
            if (isCompose)
                OfCompose(file.Path, root, takesBuilds, references);
            else
                OfKustomization(file.Path, root, references);
        }
        return references;
    }

    static bool Mentions(FoundFile file, string word) => file.Text.IndexOf(word, StringComparison.Ordinal) >= 0;

    static void OfCompose(string path, YamlMapping root, bool takesBuilds, List<Reference> references)
    {
        if (root.Get("include") is YamlSequence includes)
        {
            foreach (var item in includes.Items)
            {
                foreach (var included in ComposeProjects.Paths(item.Resolve()))
                    Add(path, ComposeNodes.TextOf(included), FileKind.Compose, references);
            }
        }
        if (root.Map("services") is not { } services)
            return;
        foreach (var entry in services.Entries)
        {
            if (entry.Value.Resolve() is not YamlMapping service)
                continue;
            Add(path, service.Map("extends")?.Text("file"), FileKind.Extended, references);
            if (takesBuilds && service.Get("build") is { } build)
                Add(path, DockerfileOf(build), FileKind.Dockerfile, references);
        }
    }

    static string? DockerfileOf(YamlNode build)
    {
        if (build is not YamlMapping mapping)
            return ComposeNodes.TextOf(build) is { } only ? only + "/Dockerfile" : null;
        var context = mapping.Get("context") is null ? "." : mapping.Text("context");
        var file = mapping.Get("dockerfile") is null ? "Dockerfile" : mapping.Text("dockerfile");
        if (context is null || file is null || mapping.Get("dockerfile_inline") is not null)
            return null;
        return PathNames.IsAbsolute(file) ? file : context + "/" + file;
    }

    static void OfKustomization(string path, YamlMapping root, List<Reference> references)
    {
        foreach (var resource in KustomizationNodes.Paths(root, "resources", "bases", "components"))
            Add(path, resource.Value, FileKind.Kubernetes, references);
        foreach (var patch in KustomizationNodes.PatchPaths(root))
            Add(path, patch.Value, FileKind.Patch, references);
    }

    static void Add(string from, string? path, FileKind kind, List<Reference> references)
    {
        if (path is { Length: > 0 } && path.IndexOf("://", StringComparison.Ordinal) < 0 && path.IndexOf('\n') < 0 && path.IndexOf('\0') < 0)
            references.Add(new Reference(PathNames.Combine(PathNames.Folder(from), path), kind));
    }
}
