using System.Globalization;

namespace Seaworthy.Binding.Kustomize;

/// <summary>JSON patches: a list of operations, each on one path.</summary>
/// <remarks>RFC 6902, with paths of RFC 6901.</remarks>
static class JsonPatch
{
    const int MostSegments = 64;

    /// <summary>The patched object; null where an operation is not understood or does not fit.</summary>
    public static YamlMapping? Apply(YamlMapping target, YamlSequence operations, StepBudget effort)
    {
        var result = target;
        foreach (var item in operations.Items)
        {
            if (item.Resolve() is not YamlMapping operation || operation.Find("op")?.Value.Resolve() is not YamlScalar { Value: var name }
                || operation.Find("path")?.Value.Resolve() is not YamlScalar path || Segments(path.Value) is not { } segments)
                return null;
            if (name == "test")
                continue;
            var value = operation.Find("value")?.Value;
            if (name is not ("add" or "replace" or "remove") || (name != "remove" && value?.Resolve() is null))
                return null;
            if (new Step(name, segments, path, value, effort).At(result, 0) is not YamlMapping changed)
                return null;
            result = changed;
        }
        return result;
    }

    static string[]? Segments(string path)
    {
        if (path.Length < 2 || path[0] != '/')
            return null;
        var segments = path.Substring(1).Split('/');
        for (var i = 0; i < segments.Length; i++)
            segments[i] = segments[i].Replace("~1", "/").Replace("~0", "~");
        return segments.Length > MostSegments ? null : segments;
    }

    sealed class Step(string operation, string[] segments, YamlScalar path, YamlNode? value, StepBudget effort)
    {
        /// <summary>The node with the change below it; null where the path leads nowhere.</summary>
        public YamlNode? At(YamlNode? node, int index) => node switch
        {
            YamlMapping mapping => InMapping(mapping, index),
            YamlSequence list => InList(list, index),
            _ => null,
        };

        RenderedMapping? InMapping(YamlMapping mapping, int index)
        {
            var name = segments[index];
            if (!effort.Spend(mapping.Entries.Count + 1))
                return null;
            var entry = mapping.Find(name);
            if (index < segments.Length - 1)
                return entry is not null && At(entry.Value.Resolve(), index + 1) is { } child ? RenderedMapping.With(mapping, entry.Key, name, child) : null;
            if (operation == "remove")
                return entry is null ? null : RenderedMapping.Without(mapping, name);
            return entry is null && operation == "replace" ? null : RenderedMapping.With(mapping, entry?.Key ?? RenderedMapping.Word(name, path), name, value!);
        }

        YamlSequence? InList(YamlSequence list, int index)
        {
            if (!effort.Spend(list.Items.Count + 1))
                return null;
            var items = new List<YamlNode>(list.Items);
            var isLast = index == segments.Length - 1;
            if (segments[index] == "-" && isLast && operation == "add")
            {
                items.Add(value!);
                return RenderedMapping.List(list, items);
            }
            if (!int.TryParse(segments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > items.Count
                || (at == items.Count && !(isLast && operation == "add")))
                return null;
            if (!isLast)
            {
                if (At(items[at].Resolve(), index + 1) is not { } child)
                    return null;
                items[at] = child;
            }
            else if (operation == "add")
            {
                items.Insert(at, value!);
            }
            else if (operation == "replace")
            {
                items[at] = value!;
            }
            else
            {
                items.RemoveAt(at);
            }
            return RenderedMapping.List(list, items);
        }
    }
}
