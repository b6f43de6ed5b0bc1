using Seaworthy.Syntax;

namespace Seaworthy.Binding.Kustomize;

/// <summary>Makes the objects of one kustomization and of those it is built on, in the order in which kustomize does.</summary>
sealed class Kustomizer(FileSet workspace, Dictionary<string, ParsedFile> byFolder)
{
    const int DeepestBase = 16;
    const int MostResources = 5000;

    readonly HashSet<ParsedFile> _open = [];
    readonly StepBudget _effort = new();

    /// <summary>Documents that were loaded.</summary>
    public HashSet<YamlMapping> Loaded { get; } = [];

    /// <summary>The kustomizations it is made of, itself among them.</summary>
    public HashSet<ParsedFile> Followed { get; } = [];

    /// <summary>One of them, or of their patches, is judged.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>There is more than is known: what comes from elsewhere, or is made by something that is not followed.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Words that were put together of several.</summary>
    public Dictionary<YamlScalar, Piece[]> Composed { get; } = [];

    /// <summary>What generators make.</summary>
    public HashSet<(string Kind, string Name)> MadeNames { get; } = [];

    /// <summary>Null where something is not understood.</summary>
    public List<Resource>? Run(ParsedFile file)
    {
        var resources = new List<Resource>();
        if (!Accumulate(file, resources, isComponent: false) || _effort.IsExhausted)
            return null;
        // Input for other tools that is not applied.
        resources.RemoveAll(static r => r.Label("annotations", "config.kubernetes.io/local-config") is { } local && local != "false");
        return resources.Count > 0 ? resources : null;
    }

    bool Accumulate(ParsedFile file, List<Resource> resources, bool isComponent)
    {
        if (Kustomizations.RootOf(file) is not { } root || !KustomizationNodes.IsUnderstood(root) || KustomizationNodes.IsComponent(root) != isComponent
            || _open.Count > DeepestBase || !_open.Add(file))
            return false;
        IsPartial |= KustomizationNodes.MakesMore(root);
        // A component changes what it is added to; anything else what it names itself.
        var own = isComponent ? resources : [];
        var folder = PathNames.Folder(file.Path);
        foreach (var path in KustomizationNodes.Paths(root, "resources", "bases"))
        {
            if (!Load(PathNames.Combine(folder, path.Value), own) || own.Count > MostResources)
                return false;
        }
        foreach (var path in KustomizationNodes.Paths(root, "components"))
        {
            if (!byFolder.TryGetValue(PathNames.Combine(folder, path.Value), out var component) || !Accumulate(component, own, isComponent: true))
                return false;
        }
        if (!Change(file, root, own))
            return false;
        if (!isComponent)
            resources.AddRange(own);
        Followed.Add(file);
        IsOwn |= file.IsOwn;
        _open.Remove(file);
        return true;
    }

    bool Load(string path, List<Resource> resources)
    {
        if (byFolder.TryGetValue(path, out var inner))
            return Accumulate(inner, resources, isComponent: false);
        if (workspace.Find(path) is not { } found)
        {
            // From elsewhere, ignored by Git, or made later: the others are what they are all the same.
            IsPartial = true;
            return true;
        }
        if (found is not { Kind: FileKind.Kubernetes, Parsed.Yaml: { IsTemplate: false, Diagnostics.Count: 0 } yaml })
            return false;
        foreach (var document in yaml.Documents)
        {
            var root = document.Root?.Resolve();
            if (root is null or YamlScalar { IsNull: true })
                continue;
            if (root is not YamlMapping mapping || !Loaded.Add(mapping) || !Add(found, mapping, resources, 0))
                return false;
        }
        return true;
    }

    static bool Add(ParsedFile file, YamlMapping node, List<Resource> resources, int depth)
    {
        if (node.Scalar("kind") is not { } kind || node.Scalar("apiVersion") is null)
            return false;
        if (!kind.Value.EndsWith("List", StringComparison.Ordinal) || node.Find("items")?.Value.Resolve() is not YamlSequence items)
        {
            resources.Add(new Resource(file, node));
            return true;
        }
        foreach (var item in items.Items)
        {
            if (depth > 1 || item.Resolve() is not YamlMapping child || !Add(file, child, resources, depth + 1))
                return false;
        }
        return true;
    }

    bool Change(ParsedFile file, YamlMapping root, List<Resource> resources)
    {
        foreach (var (key, kind) in ((string, string)[])[("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")])
        {
            foreach (var item in root.Items(key))
            {
                if (item.Resolve() is YamlMapping generator && generator.Scalar("name") is { } name)
                    MadeNames.Add((kind, name.Value));
            }
        }
        var patches = new Patches(workspace, file, resources, _effort) { MayMiss = IsPartial };
        if (!patches.ApplyStrategic(root) || !patches.Apply(root, "patches"))
            return false;
        if (root.Scalar("namespace") is { } nameSpace)
            NamespaceTransformer.Set(resources, nameSpace, _effort);
        Rename(root, resources);
        if (!AddLabels(root, resources) || !patches.Apply(root, "patchesJson6902"))
            return false;
        IsOwn |= patches.IsOwn;
        foreach (var item in root.Items("replicas"))
        {
            if (item.Resolve() is not YamlMapping replica || replica.Scalar("name") is not { } name || replica.Scalar("count") is not { } count)
                return false;
            foreach (var resource in resources)
            {
                if (resource.IsCalled(n => n == name.Value))
                    Transformers.SetReplicas(resource, count, _effort);
            }
        }
        foreach (var item in root.Items("images"))
        {
            if (ImageChange.Read(item.Resolve(), Composed) is not { } change)
                return false;
            foreach (var resource in resources)
                Transformers.SetImages(resource, change.Apply, _effort);
        }
        return new Replacements(workspace, file, resources, _effort).Apply(root) && new ListedTransformers(workspace, file, resources, _effort).Apply(root);
    }

    void Rename(YamlMapping root, List<Resource> resources)
    {
        var prefix = root.Scalar("namePrefix")?.Value ?? "";
        var suffix = root.Scalar("nameSuffix")?.Value ?? "";
        if (prefix.Length + suffix.Length == 0)
            return;
        foreach (var resource in resources)
            resource.Rename(prefix, suffix);
        foreach (var (kind, name) in new List<(string Kind, string Name)>(MadeNames))
            MadeNames.Add((kind, prefix + name + suffix));
    }

    bool AddLabels(YamlMapping root, List<Resource> resources)
    {
        foreach (var item in root.Items("labels"))
        {
            if (item.Resolve() is not YamlMapping label || label.Find("fields") is not null)
                return false;
            var reach = label.Scalar("includeSelectors")?.Value == "true" ? LabelReach.Selectors
                : label.Scalar("includeTemplates")?.Value == "true" ? LabelReach.Templates
                : LabelReach.Objects;
            if (label.Find("pairs")?.Value.Resolve() is YamlMapping pairs)
                AddAll(resources, "labels", pairs, reach);
        }
        if (root.Find("commonLabels")?.Value.Resolve() is YamlMapping labels)
            AddAll(resources, "labels", labels, LabelReach.Selectors);
        if (root.Find("commonAnnotations")?.Value.Resolve() is YamlMapping annotations)
            AddAll(resources, "annotations", annotations, LabelReach.Templates);
        return true;
    }

    void AddAll(List<Resource> resources, string section, YamlMapping pairs, LabelReach reach)
    {
        foreach (var resource in resources)
            LabelTransformer.Add(resource, section, pairs, reach, _effort);
    }
}
