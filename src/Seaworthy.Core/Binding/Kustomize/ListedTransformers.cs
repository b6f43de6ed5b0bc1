namespace Seaworthy.Binding.Kustomize;

/// <summary>
/// What a kustomization lists under <c>transformers</c>: those of kustomize itself that set labels, annotations, namespace and names are followed.
/// </summary>
/// <remarks>Kustomize reference, builtins.</remarks>
sealed class ListedTransformers(FileSet workspace, ParsedFile file, List<Resource> resources, StepBudget effort)
{
    /// <summary>False where one is not understood.</summary>
    public bool Apply(YamlMapping root)
    {
        foreach (var item in root.Items("transformers"))
        {
            if (item.Resolve() is not YamlScalar { IsNull: false } path
                || workspace.Find(PathNames.Combine(PathNames.Folder(file.Path), path.Value))?.Parsed.Yaml is not
                {
                    IsTemplate: false,
                    Diagnostics.Count: 0
                } yaml)
                return false;
            foreach (var document in yaml.Documents)
            {
                if (document.Root?.Resolve() is not YamlMapping transformer || transformer.Scalar("apiVersion")?.Value != "builtin" || !ApplyOne(transformer))
                    return false;
            }
        }
        return true;
    }

    bool ApplyOne(YamlMapping transformer)
    {
        switch (transformer.Scalar("kind")?.Value)
        {
            case "LabelTransformer":
                return Add(transformer, "labels");
            case "AnnotationsTransformer":
                return Add(transformer, "annotations");
            case "NamespaceTransformer" when transformer.Find("fieldSpecs") is null && transformer.Scalar("unsetOnly")?.Value is not "true":
                if ((transformer.Find("metadata")?.Value.Resolve() as YamlMapping) is not { } metadata || metadata.Scalar("namespace") is not { } nameSpace)
                    return false;
                NamespaceTransformer.Set(resources, nameSpace, effort);
                return true;
            case "PrefixTransformer" or "SuffixTransformer" or "PrefixSuffixTransformer":
                foreach (var resource in resources)
                    resource.Rename(transformer.Scalar("prefix")?.Value ?? "", transformer.Scalar("suffix")?.Value ?? "");
                return true;
            default:
                return false;
        }
    }

    // They go where their field specifications say, and nowhere else.
    bool Add(YamlMapping transformer, string key)
    {
        if (transformer.Find(key)?.Value.Resolve() is not YamlMapping pairs)
            return false;
        foreach (var item in transformer.Items("fieldSpecs"))
        {
            if (item.Resolve() is not YamlMapping spec || spec.Scalar("path") is not { } path || path.Value.IndexOfAny(['[', '\\']) >= 0)
                return false;
            var isMade = spec.Scalar("create")?.Value == "true";
            foreach (var resource in resources)
            {
                if (Is(spec, "kind", resource.Kind) && Is(spec, "group", resource.Group) && Is(spec, "version", resource.Version))
                    resource.Node = FieldPath.Change(resource.Node, path.Value, isMade ? pairs : null, target => LabelTransformer.Add(target, pairs, effort),
                        effort);
            }
        }
        return true;
    }

    static bool Is(YamlMapping spec, string key, string text) => spec.Scalar(key)?.Value is not { } wanted || wanted == text;
}
