namespace Seaworthy.Binding.Kustomize;

/// <summary>What a kustomization changes in all objects: replicas and images. New values stand in the kustomization.</summary>
static class Transformers
{
    const int DeepestContainer = 12;

    public static void SetReplicas(Resource resource, YamlNode count, StepBudget effort)
    {
        if (resource.Kind is "Deployment" or "ReplicaSet" or "StatefulSet" or "ReplicationController")
            resource.Node = FieldPath.Change(resource.Node, "spec", count,
                spec => RenderedMapping.With(spec, RenderedMapping.Word("replicas", count), "replicas", count), effort);
    }

    /// <summary>Replaces the images of a name in all containers.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="change">Makes the new word of the old one; null where the image is another.</param>
    /// <param name="effort">What may still be spent.</param>
    public static void SetImages(Resource resource, Func<YamlScalar, YamlScalar?> change, StepBudget effort)
    {
        if (resource.Kind != "CustomResourceDefinition" && Images(resource.Node, change, 0, effort) is { } changed)
            resource.Node = changed;
    }

    // Null where nothing is changed.
    static YamlMapping? Images(YamlNode? node, Func<YamlScalar, YamlScalar?> change, int depth, StepBudget effort)
    {
        if (node is not YamlMapping mapping || depth > DeepestContainer || !effort.Spend())
            return null;
        YamlMapping? result = null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is not { } key)
                continue;
            var value = entry.Value.Resolve();
            var changed = key is "containers" or "initContainers" or "ephemeralContainers" && value is YamlSequence list
                ? (YamlNode?)InContainers(list, change, effort) : Images(value, change, depth + 1, effort);
            if (changed is not null)
                result = RenderedMapping.With(result ?? mapping, entry.Key, key, changed);
        }
        return result;
    }

    static YamlSequence? InContainers(YamlSequence list, Func<YamlScalar, YamlScalar?> change, StepBudget effort)
    {
        List<YamlNode>? items = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (effort.Spend() && list.Items[i].Resolve() is YamlMapping container && container.Find("image") is { } image
                && image.Value.Resolve() is YamlScalar { IsNull: false } word && change(word) is { } changed)
                (items ??= new List<YamlNode>(list.Items))[i] = RenderedMapping.With(container, image.Key, "image", changed);
        }
        return items is null ? null : RenderedMapping.List(list, items);
    }
}
