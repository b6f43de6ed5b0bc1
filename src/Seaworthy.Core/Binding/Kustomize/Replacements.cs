using System.Globalization;

namespace Seaworthy.Binding.Kustomize;

/// <summary>Values that are taken over from one object into others. What is not taken over as it stands is unknown from then on.</summary>
/// <remarks>Kustomize reference, replacements.</remarks>
sealed class Replacements(FileSet workspace, ParsedFile file, List<Resource> resources, StepBudget effort)
{
    const int MostSegments = 32;

    /// <summary>False where something is not understood.</summary>
    public bool Apply(YamlMapping root)
    {
        foreach (var item in root.Items("replacements"))
        {
            if (item.Resolve() is not YamlMapping replacement)
                return false;
            if (replacement.Scalar("path") is not { } path)
            {
                if (!ApplyOne(replacement))
                    return false;
            }
            else if (!ApplyFile(PathNames.Combine(PathNames.Folder(file.Path), path.Value)))
            {
                return false;
            }
        }
        return true;
    }

    // A file holds one of them, or a list.
    bool ApplyFile(string path)
    {
        if (workspace.Find(path)?.Parsed.Yaml is not { IsTemplate: false, Diagnostics.Count: 0 } yaml)
            return false;
        foreach (var document in yaml.Documents)
        {
            IReadOnlyList<YamlNode> items = document.Root?.Resolve() is YamlSequence list ? list.Items : document.Root is { } only ? [only] : [];
            foreach (var item in items)
            {
                if (item.Resolve() is not YamlMapping replacement || !ApplyOne(replacement))
                    return false;
            }
        }
        return true;
    }

    bool ApplyOne(YamlMapping replacement)
    {
        var value = ValueOf(replacement);
        foreach (var item in replacement.Items("targets"))
        {
            if (item.Resolve() is not YamlMapping target || target.Find("select")?.Value.Resolve() is not YamlMapping select
                || PatchTarget.Read(select) is not { } selected || Rejected(target) is not { } rejected)
                return false;
            var options = target.Find("options")?.Value.Resolve() as YamlMapping;
            var creates = options is not null && options.Scalar("create")?.Value == "true";
            var whole = options is null || options.Find("delimiter") is null ? value : null;
            foreach (var path in target.Items("fieldPaths"))
            {
                if (path.Resolve() is not YamlScalar word || Segments(word.Value) is not { } segments)
                    return false;
                foreach (var resource in resources)
                {
                    if (effort.Spend() && selected.Matches(resource) && !rejected.Exists(r => r.Matches(resource))
                        && new Step(segments, word, whole, creates, effort).At(resource.Node, 0) is YamlMapping changed)
                        resource.Node = changed;
                }
            }
        }
        return true;
    }

    static List<PatchTarget>? Rejected(YamlMapping target)
    {
        var rejected = new List<PatchTarget>();
        foreach (var item in target.Items("reject"))
        {
            if (item.Resolve() is not YamlMapping reject || PatchTarget.Read(reject) is not { } read)
                return null;
            rejected.Add(read);
        }
        return rejected;
    }

    // Null where it is not known: generated, a whole structure, cut out of a longer word, or a name that is changed behind our back.
    YamlScalar? ValueOf(YamlMapping replacement)
    {
        if (replacement.Scalar("sourceValue") is { } said)
            return said;
        if (replacement.Find("source")?.Value.Resolve() is not YamlMapping source || source.Find("options") is not null
            || source.Scalar("fieldPath") is not { } path
            || Segments(path.Value) is not { } segments || segments[0] == "metadata")
            return null;
        Resource? found = null;
        foreach (var resource in resources)
        {
            if (!effort.Spend() || !IsMeant(source, resource))
                continue;
            if (found is not null)
                return null;
            found = resource;
        }
        YamlNode? node = found?.Node;
        foreach (var segment in segments)
            node = (node as YamlMapping)?.Find(segment)?.Value.Resolve();
        return node is YamlScalar { IsNull: false } word ? word : null;
    }

    static bool IsMeant(YamlMapping source, Resource resource) =>
        Is(source, "kind", resource.Kind) && Is(source, "group", resource.Group) && Is(source, "version", resource.Version) &&
        (source.Scalar("name")?.Value is not { } name || resource.IsCalled(n => n == name))
            && (resource.Namespace is not { } space || Is(source, "namespace", space));

    static bool Is(YamlMapping source, string key, string text) => source.Scalar(key)?.Value is not { } wanted || wanted == text;

    // Dots between brackets belong to the key.
    static string[]? Segments(string path)
    {
        var segments = new List<string>();
        var start = 0;
        var isInBrackets = false;
        for (var i = 0; i <= path.Length; i++)
        {
            var c = i < path.Length ? path[i] : '.';
            if (c == '\\')
                return null;
            if (c is '[' or ']')
                isInBrackets = c == '[';
            if (c != '.' || (isInBrackets && i < path.Length))
                continue;
            if (i > start)
                segments.Add(path.Substring(start, i - start));
            start = i + 1;
        }
        return segments.Count is 0 or > MostSegments ? null : segments.ToArray();
    }

    sealed class Step(string[] segments, YamlScalar path, YamlScalar? value, bool creates, StepBudget effort)
    {
        /// <summary>The node with the value below it; null where the path leads nowhere.</summary>
        public YamlNode? At(YamlNode? node, int index)
        {
            if (index == segments.Length)
                return value ?? RenderedMapping.Word("$(replacement)", node ?? path);
            return node switch
            {
                YamlMapping mapping when effort.Spend(mapping.Entries.Count + 1) => InMapping(mapping, index),
                YamlSequence list when effort.Spend(list.Items.Count + 1) => InList(list, index),
                _ => null,
            };
        }

        RenderedMapping? InMapping(YamlMapping mapping, int index)
        {
            var name = segments[index].TrimStart('[').TrimEnd(']');
            if (mapping.Find(name) is { } entry)
                return At(entry.Value.Resolve(), index + 1) is { } child ? RenderedMapping.With(mapping, entry.Key, name, child) : null;
            if (!creates)
                return null;
            YamlNode? empty = index + 1 == segments.Length ? null : new RenderedMapping(path.Source, path.Span, isFlow: true);
            return At(empty, index + 1) is { } made ? RenderedMapping.With(mapping, RenderedMapping.Word(name, path), name, made) : null;
        }

        YamlSequence? InList(YamlSequence list, int index)
        {
            List<YamlNode>? items = null;
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (IsChosen(list.Items[i].Resolve(), i, segments[index]) && At(list.Items[i].Resolve(), index + 1) is { } changed)
                    (items ??= new List<YamlNode>(list.Items))[i] = changed;
            }
            return items is null ? null : RenderedMapping.List(list, items);
        }

        static bool IsChosen(YamlNode? item, int index, string segment)
        {
            if (segment == "*" || segment == index.ToString(CultureInfo.InvariantCulture))
                return true;
            var equals = segment.IndexOf('=');
            if (equals < 0 || segment[0] != '[')
                return false;
            var (key, wanted) = (segment.Substring(1, equals - 1), segment.Substring(equals + 1).TrimEnd(']'));
            var word = key.Length == 0 ? item as YamlScalar : (item as YamlMapping)?.Find(key)?.Value.Resolve() as YamlScalar;
            return word?.Value == wanted;
        }
    }
}
