using System;
using System.Collections.Generic;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;

namespace Seaworthy.Binding.Kustomize;

/// <summary>What a kustomization changes in all objects: namespace, labels and annotations, replicas, images. New values stand in the kustomization.</summary>
static class Transformers
{
    const int DeepestContainer = 12;

    static readonly HashSet<string> s_clusterKinds =
    [
        "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "ComponentStatus", "CustomResourceDefinition", "FlowSchema", "IngressClass",
        "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "Namespace", "Node", "PersistentVolume", "PodSecurityPolicy", "PriorityClass",
        "PriorityLevelConfiguration", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration", "VolumeAttachment",
    ];

    public static void SetNamespace(Resource resource, YamlScalar nameSpace, HashSet<string> accounts)
    {
        if (resource.Kind is "RoleBinding" or "ClusterRoleBinding" && resource.Node.Find("subjects") is { } subjects && subjects.Value.Resolve() is YamlSequence list)
        {
            var items = new List<YamlNode>();
            foreach (var item in list.Items)
                items.Add(item.Resolve() is YamlMapping subject && TextOf(subject, "kind") == "ServiceAccount" && TextOf(subject, "name") is { } name && (name == "default" || accounts.Contains(name))
                    ? RenderedMapping.With(subject, RenderedMapping.Word("namespace", nameSpace), "namespace", nameSpace) : item);
            resource.Node = RenderedMapping.With(resource.Node, subjects.Key, "subjects", RenderedMapping.List(list, items));
        }
        if (s_clusterKinds.Contains(resource.Kind) || (resource.Kind.StartsWith("Cluster", StringComparison.Ordinal) && !resource.IsBuiltIn))
            return;
        resource.Node = SetBelow(resource.Node, ["metadata"], nameSpace, metadata => RenderedMapping.With(metadata, RenderedMapping.Word("namespace", nameSpace), "namespace", nameSpace));
    }

    /// <summary>Adds labels or annotations to the object and, if wanted, to the pods it makes. Selectors stay: they select the same pods as before.</summary>
    public static void AddAll(Resource resource, string section, YamlMapping pairs, bool inTemplates)
    {
        if (pairs.Entries.Count == 0)
            return;
        resource.Node = SetBelow(resource.Node, ["metadata", section], pairs, target => Add(target, pairs));
        if (!inTemplates)
            return;
        string[][] templates = [["spec", "template"], ["spec", "jobTemplate", "spec", "template"]];
        foreach (var path in templates)
        {
            if (At(resource.Node, path) is YamlMapping template && template.Find("spec") is not null)
                resource.Node = SetBelow(resource.Node, [.. path, "metadata", section], pairs, target => Add(target, pairs));
        }
    }

    static YamlMapping Add(YamlMapping target, YamlMapping pairs)
    {
        foreach (var entry in pairs.Entries)
        {
            if (entry.KeyText is { } key && key != "<<")
                target = RenderedMapping.With(target, entry.Key, key, entry.Value);
        }
        return target;
    }

    public static void SetReplicas(Resource resource, YamlNode count)
    {
        if (resource.Kind is "Deployment" or "ReplicaSet" or "StatefulSet" or "ReplicationController")
            resource.Node = SetBelow(resource.Node, ["spec"], count, spec => RenderedMapping.With(spec, RenderedMapping.Word("replicas", count), "replicas", count));
    }

    /// <summary>Replaces the images of a name in all containers.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="change">Makes the new word of the old one; null where the image is another.</param>
    public static void SetImages(Resource resource, Func<YamlScalar, YamlScalar?> change)
    {
        if (Images(resource.Node, change, 0) is YamlMapping changed)
            resource.Node = changed;
    }

    // Null where nothing is changed.
    static YamlMapping? Images(YamlNode? node, Func<YamlScalar, YamlScalar?> change, int depth)
    {
        if (node is not YamlMapping mapping || depth > DeepestContainer)
            return null;
        YamlMapping? result = null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is not { } key)
                continue;
            var value = entry.Value.Resolve();
            var changed = key is "containers" or "initContainers" or "ephemeralContainers" && value is YamlSequence list ? (YamlNode?)InContainers(list, change) : Images(value, change, depth + 1);
            if (changed is not null)
                result = RenderedMapping.With(result ?? mapping, entry.Key, key, changed);
        }
        return result;
    }

    static YamlSequence? InContainers(YamlSequence list, Func<YamlScalar, YamlScalar?> change)
    {
        List<YamlNode>? items = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i].Resolve() is YamlMapping container && container.Find("image") is { } image && image.Value.Resolve() is YamlScalar { IsNull: false } word && change(word) is { } changed)
                (items ??= new List<YamlNode>(list.Items))[i] = RenderedMapping.With(container, image.Key, "image", changed);
        }
        return items is null ? null : RenderedMapping.List(list, items);
    }

    static YamlNode? At(YamlMapping node, string[] path)
    {
        YamlNode? current = node;
        foreach (var key in path)
            current = (current as YamlMapping)?.Find(key)?.Value.Resolve();
        return current;
    }

    // Changes the mapping at a path, making it and those above where they are missing.
    static YamlMapping SetBelow(YamlMapping node, string[] path, YamlNode origin, Func<YamlMapping, YamlMapping> change, int index = 0)
    {
        if (index == path.Length)
            return change(node);
        var entry = node.Find(path[index]);
        var child = entry?.Value.Resolve() as YamlMapping ?? new RenderedMapping(origin.Source, new TextSpan(origin.Span.Start, 0), isFlow: true);
        return RenderedMapping.With(node, entry?.Key ?? RenderedMapping.Word(path[index], origin), path[index], SetBelow(child, path, origin, change, index + 1));
    }

    static string? TextOf(YamlMapping mapping, string key) => mapping.Find(key)?.Value.Resolve() is YamlScalar { IsNull: false } scalar ? scalar.Value : null;
}
