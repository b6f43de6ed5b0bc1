namespace Seaworthy.Binding.Kustomize;

/// <summary>Strategic merge patches: mappings are merged, lists by the key of their items where Kubernetes has one, and everything else is replaced.</summary>
/// <remarks>Kubernetes documentation, Update API Objects in Place Using kubectl patch; the merge keys are those of the API reference.</remarks>
sealed class StrategicMerge(bool isBuiltIn, StepBudget effort)
{
    const int DeepestNesting = 64;

    /// <summary>Something in the patch is not understood, so that the result means nothing.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The patched object; null where the patch deletes it.</summary>
    public YamlMapping? Apply(YamlMapping target, YamlMapping patch) => Directive(patch) == "delete" ? null : Merge(target, patch, 0);

    YamlMapping Merge(YamlMapping lower, YamlMapping upper, int depth)
    {
        var directive = Directive(upper);
        if (directive == "replace")
            return (YamlMapping)Clean(upper, depth);
        if (depth > DeepestNesting || directive is not (null or "merge") || !effort.Spend(lower.Entries.Count + 1))
            HasFailed = true;
        if (HasFailed)
            return lower;
        var result = new RenderedMapping(lower.Source, lower.Span, lower.IsFlow);
        foreach (var entry in lower.Entries)
        {
            var over = entry.KeyText is { } key && key != "<<" ? upper.Find(key) : null;
            if (over is null)
                result.Add(entry.Key, entry.Value);
            else if (Merge(entry.KeyText!, entry.Value, over.Value, depth + 1) is { } value)
                result.Add(value == entry.Value ? entry.Key : value == over.Value ? over.Key : entry.Key, value);
        }
        foreach (var entry in upper.Entries)
        {
            if (entry.KeyText is not { } key || key == "<<" || (key.Length > 0 && key[0] == '$' && key != "$patch"))
            {
                HasFailed = true;
                return lower;
            }
            if (key == "$patch" || lower.FindOwn(key) is not null)
                continue;
            // What a merge key brings is overridden, but cannot be taken away.
            var merged = lower.Find(key);
            var value = merged is null ? IsNull(entry.Value) ? null : Clean(entry.Value, depth) : Merge(key, merged.Value, entry.Value, depth + 1);
            if (value is not null)
                result.Add(entry.Key, value);
            else
                HasFailed |= merged is not null;
        }
        return result;
    }

    // Null deletes.
    YamlNode? Merge(string key, YamlNode lowerValue, YamlNode upperValue, int depth)
    {
        var (lower, upper) = (lowerValue.Resolve(), upperValue.Resolve());
        if (upper is null || IsNull(upper))
            return null;
        switch (lower, upper)
        {
            case (YamlMapping below, YamlMapping above):
                return Directive(above) == "delete" ? null : Merge(below, above, depth);
            case (YamlSequence below, YamlSequence above):
                return Merge(key, below, above, depth);
            // Said again, it still is what the lower file says.
            case (YamlScalar below, YamlScalar above) when below.Value == above.Value && !below.IsNull:
                return lowerValue;
            default:
                return Clean(upperValue, depth);
        }
    }

    YamlSequence Merge(string key, YamlSequence lower, YamlSequence upper, int depth)
    {
        var items = new List<YamlNode>();
        var replaces = false;
        foreach (var item in upper.Items)
            replaces |= item.Resolve() is YamlMapping { Entries.Count: 1 } mapping && Directive(mapping) == "replace";
        if (replaces)
        {
            foreach (var item in upper.Items)
            {
                if (item.Resolve() is not YamlMapping mapping || Directive(mapping) is null)
                    items.Add(Clean(item, depth));
            }
            return RenderedMapping.List(upper, items);
        }
        if ((isBuiltIn ? MergeKeyOf(key, lower, upper) : null) is not { } mergeKey)
            return (YamlSequence)Clean(upper, depth);
        var taken = new HashSet<YamlNode>();
        foreach (var item in lower.Items)
        {
            if (item.Resolve() is not YamlMapping below || Find(upper, mergeKey, below, taken) is not { } above)
                items.Add(item);
            else if (Directive(above) != "delete")
                items.Add(Merge(below, above, depth + 1));
        }
        foreach (var item in upper.Items)
        {
            if (item.Resolve() is not YamlMapping added || (!taken.Contains(added) && Directive(added) != "delete"))
                items.Add(Clean(item, depth));
        }
        return RenderedMapping.List(lower, items);
    }

    YamlMapping? Find(YamlSequence list, string mergeKey, YamlMapping like, HashSet<YamlNode> taken)
    {
        if (TextOf(like, mergeKey) is not { } wanted)
            return null;
        foreach (var item in list.Items)
        {
            if (effort.Spend() && item.Resolve() is YamlMapping mapping && TextOf(mapping, mergeKey) == wanted
                && (mergeKey is not ("containerPort" or "port") || MayBeSame(mapping, like)) && taken.Add(mapping))
                return mapping;
        }
        return null;
    }

    // One port number may be there for several protocols.
    static bool MayBeSame(YamlMapping a, YamlMapping b) => TextOf(a, "protocol") is not { } x || TextOf(b, "protocol") is not { } y || x == y;

    static string? MergeKeyOf(string key, YamlSequence lower, YamlSequence upper) => key switch
    {
        "containers" or "initContainers" or "ephemeralContainers" or "volumes" or "env" or "imagePullSecrets" or "secrets" or "resourceClaims" or "claims"
            or "webhooks" => "name",
        "volumeMounts" => "mountPath",
        "volumeDevices" => "devicePath",
        "hostAliases" => "ip",
        "topologySpreadConstraints" => "topologyKey",
        "ports" => Has(lower, "containerPort") || Has(upper, "containerPort") ? "containerPort" : "port",
        _ => null,
    };

    static bool Has(YamlSequence list, string key) => list.Items.Count > 0 && list.Items[0].Resolve() is YamlMapping first && first.Find(key) is not null;

    // What a patch brings anew, without the words that speak to the merging.
    YamlNode Clean(YamlNode node, int depth)
    {
        if (depth > DeepestNesting || effort.IsExhausted)
            HasFailed = true;
        if (HasFailed || !HasDirective(node.Resolve(), depth))
            return node;
        switch (node.Resolve())
        {
            case YamlMapping mapping:
                var result = new RenderedMapping(mapping.Source, mapping.Span, mapping.IsFlow);
                foreach (var entry in mapping.Entries)
                {
                    if (entry.KeyText is { Length: > 0 } key && key[0] == '$')
                        HasFailed |= key != "$patch" || TextOf(mapping, key) is not ("replace" or "merge");
                    else
                        result.Add(entry.Key, Clean(entry.Value, depth + 1));
                }
                return result;
            case YamlSequence list:
                var items = new List<YamlNode>();
                foreach (var item in list.Items)
                {
                    if (item.Resolve() is not YamlMapping { Entries.Count: var count } element || Directive(element) is not { } directive)
                        items.Add(Clean(item, depth + 1));
                    else if (directive != "delete" && count > 1)
                        items.Add(Clean(item, depth + 1));
                }
                return RenderedMapping.List(list, items);
            default:
                return node;
        }
    }

    bool HasDirective(YamlNode? node, int depth)
    {
        if (depth > DeepestNesting || !effort.Spend())
            return true;
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.KeyText is ['$', ..] || HasDirective(entry.Value.Resolve(), depth + 1))
                        return true;
                }
                return false;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    if (HasDirective(item.Resolve(), depth + 1))
                        return true;
                }
                return false;
            default:
                return false;
        }
    }

    static string? Directive(YamlMapping mapping) => TextOf(mapping, "$patch");

    static string? TextOf(YamlMapping mapping, string key) => mapping.Find(key)?.Value.Resolve() is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    static bool IsNull(YamlNode node) => node.Resolve() is null or YamlScalar { IsNull: true };
}
