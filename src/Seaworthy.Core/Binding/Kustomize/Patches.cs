using Seaworthy.Syntax;

namespace Seaworthy.Binding.Kustomize;

/// <summary>Applies the patches of a kustomization. Each call says whether all of them were understood and fit.</summary>
sealed class Patches(FileSet workspace, ParsedFile file, List<Resource> resources, StepBudget effort)
{
    /// <summary>The file of one of them is judged.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>A patch may be for something that is not known.</summary>
    public bool MayMiss { get; init; }

    public bool ApplyStrategic(YamlMapping root)
    {
        foreach (var item in root.Items("patchesStrategicMerge"))
        {
            if (item.Resolve() is not YamlScalar { IsNull: false } word
                || (KustomizationNodes.IsInline(word) ? Inline(word) : InFile(word)) is not { } documents || !Apply(documents, null))
                return false;
        }
        return true;
    }

    public bool Apply(YamlMapping root, string key)
    {
        foreach (var item in root.Items(key))
        {
            if (item.Resolve() is not YamlMapping entry || ChangesIdentity(entry))
                return false;
            var documents = entry.Scalar("path") is { } path ? InFile(path) : entry.Scalar("patch") is { } patch ? Inline(patch) : null;
            PatchTarget? target = null;
            if (entry.Find("target")?.Value.Resolve() is YamlMapping written && (target = PatchTarget.Read(written)) is null)
                return false;
            if (documents is null || !Apply(documents, target))
                return false;
        }
        return true;
    }

    IReadOnlyList<YamlDocument>? InFile(YamlScalar path)
    {
        if (workspace.Find(PathNames.Combine(PathNames.Folder(file.Path), path.Value)) is not
            {
                Kind: FileKind.Kubernetes or FileKind.Patch,
                Parsed.Yaml: { IsTemplate: false, Diagnostics.Count: 0 } yaml
            } patch)
            return null;
        IsOwn |= patch.IsOwn;
        return yaml.Documents;
    }

    // A patch in place is a text of its own, whose words stand in the kustomization.
    IReadOnlyList<YamlDocument>? Inline(YamlScalar patch)
    {
        var text = new SourceText(file.Source.Path + "#patch", patch.Content.Text)
        {
            Embedding = new EmbeddedValue(patch.Source, patch.Content, patch.Span,
            takesEdits: false)
        };
        return YamlSyntax.Parse(text) is { IsTemplate: false, Diagnostics.Count: 0 } yaml ? yaml.Documents : null;
    }

    bool Apply(IReadOnlyList<YamlDocument> documents, PatchTarget? target)
    {
        foreach (var document in documents)
        {
            switch (document.Root?.Resolve())
            {
                case null or YamlScalar { IsNull: true }:
                    continue;
                case YamlMapping patch when ApplyStrategic(patch, target):
                    continue;
                case YamlSequence operations when target is not null && ApplyOperations(operations, target):
                    continue;
                default:
                    return false;
            }
        }
        return true;
    }

    // Names that patches change would have to be followed.
    static bool ChangesIdentity(YamlMapping entry)
    {
        if (entry.Find("options")?.Value.Resolve() is not YamlMapping options)
            return false;
        foreach (var option in options.Entries)
        {
            if (option.KeyText != "allowNoTargetMatch" && option.Value.Resolve() is not YamlScalar { Value: "false" })
                return true;
        }
        return false;
    }

    bool ApplyOperations(YamlSequence operations, PatchTarget target)
    {
        foreach (var resource in resources)
        {
            if (!effort.Spend() || !target.Matches(resource))
                continue;
            if (JsonPatch.Apply(resource.Node, operations, effort) is not { } changed)
                return false;
            resource.Node = changed;
        }
        return true;
    }

    bool ApplyStrategic(YamlMapping patch, PatchTarget? target)
    {
        var like = new Resource(file, patch);
        var changes = Changes(patch);
        var isApplied = false;
        for (var i = resources.Count - 1; i >= 0; i--)
        {
            var resource = resources[i];
            if (!effort.Spend())
                return false;
            if (target is null ? !IsSame(like, resource) : !target.Matches(resource))
                continue;
            isApplied = true;
            var merge = new StrategicMerge(resource.IsBuiltIn, effort);
            var changed = merge.Apply(resource.Node, changes);
            if (merge.HasFailed)
                return false;
            if (changed is null)
                resources.RemoveAt(i);
            else
                resource.Node = changed;
        }
        // A patch for something that is not there stops kustomize; with a target it is passed over.
        return isApplied || target is not null || MayMiss;
    }

    static bool IsSame(Resource patch, Resource resource) =>
        patch.Kind == resource.Kind && patch.Group == resource.Group && patch.Name is { } name && resource.IsCalled(n => n == name) &&
        (patch.Namespace is not { } space || resource.Namespace is not { } own || own == space);

    // What says which object is meant changes nothing in it.
    static RenderedMapping Changes(YamlMapping patch)
    {
        var result = new RenderedMapping(patch.Source, patch.Span, patch.IsFlow);
        foreach (var entry in patch.Entries)
        {
            if (entry.KeyText is "apiVersion" or "kind")
                continue;
            if (entry.KeyText != "metadata" || entry.Value.Resolve() is not YamlMapping metadata)
            {
                result.Add(entry.Key, entry.Value);
                continue;
            }
            var kept = new RenderedMapping(metadata.Source, metadata.Span, metadata.IsFlow);
            foreach (var pair in metadata.Entries)
            {
                if (pair.KeyText is not ("name" or "namespace"))
                    kept.Add(pair.Key, pair.Value);
            }
            if (kept.Entries.Count > 0)
                result.Add(entry.Key, kept);
        }
        return result;
    }
}
