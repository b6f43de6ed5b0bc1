namespace Seaworthy.Binding.Kustomize;

/// <summary>Changes what lies at a path through mappings; a list on the way stands for each of its items.</summary>
static class FieldPath
{
    /// <summary>The object with the mapping at the path changed; the same object where there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="path">Keys with slashes between them.</param>
    /// <param name="origin">What stands for whatever has to be made on the way; null makes nothing.</param>
    /// <param name="change">Makes the new mapping of the old one.</param>
    /// <param name="effort">What may still be spent.</param>
    public static YamlMapping Change(YamlMapping node, string path, YamlNode? origin, Func<YamlMapping, YamlMapping> change, StepBudget effort) =>
        (YamlMapping)Change(node, path.Split('/'), 0, origin, change, effort);

    static YamlNode Change(YamlNode node, string[] path, int index, YamlNode? origin, Func<YamlMapping, YamlMapping> change, StepBudget effort)
    {
        if (!effort.Spend())
            return node;
        if (node is YamlSequence list)
            return InList(list, path, index, origin, change, effort);
        if (node is not YamlMapping mapping)
            return node;
        if (index == path.Length)
            return change(mapping);
        var entry = mapping.Find(path[index]);
        var child = entry?.Value.Resolve();
        if (child is null or YamlScalar { IsNull: true })
        {
            if (origin is null)
                return node;
            child = new RenderedMapping(origin.Source, new TextSpan(origin.Span.Start, 0), isFlow: true);
        }
        var changed = Change(child, path, index + 1, origin, change, effort);
        return changed == child ? node : RenderedMapping.With(mapping, entry?.Key ?? RenderedMapping.Word(path[index], origin!), path[index], changed);
    }

    static YamlSequence InList(YamlSequence list, string[] path, int index, YamlNode? origin, Func<YamlMapping, YamlMapping> change, StepBudget effort)
    {
        List<YamlNode>? items = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i].Resolve() is YamlMapping item && Change(item, path, index, origin, change, effort) is var changed && changed != item)
                (items ??= new List<YamlNode>(list.Items))[i] = changed;
        }
        return items is null ? list : RenderedMapping.List(list, items);
    }
}
