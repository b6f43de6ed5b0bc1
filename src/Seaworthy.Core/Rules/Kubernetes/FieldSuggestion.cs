using Seaworthy.Knowledge.Schema;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>The probable intent of a field that does not exist: another spelling or another location.</summary>
readonly record struct FieldSuggestion(string Advice, string? Spelling, IReadOnlyList<string>? Below)
{
    const int DeepestBelow = 3;

    public static FieldSuggestion For(SchemaPath path, string key)
    {
        foreach (var name in path.Type.Fields.Keys)
        {
            if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
                return Spell(name);
        }
        if (FurtherIn(path.Type, key) is { } below)
            return new FieldSuggestion("move it to " + string.Join(".", below), null, [.. below, key]);
        if (path.Type == ManifestSchema.PodSecurity && ManifestSchema.ContainerSecurity.Fields.ContainsKey(key))
            return new FieldSuggestion("move it to the securityContext of each container", null, null);
        if (path.Type == ManifestSchema.ContainerSecurity && ManifestSchema.PodSecurity.Fields.ContainsKey(key))
            return new FieldSuggestion("move it to the securityContext of the pod", null, null);
        if (DidYouMean.Find(key, path.Type.Fields.Keys) is { } near)
            return Spell(near);
        for (var above = path.Above; above is not null; above = above.Above)
        {
            if (above.Type.Fields.ContainsKey(key))
                return new FieldSuggestion("move it to " + (above.ToString() is { Length: > 0 } location ? location : "the top level"), null, null);
        }
        return new FieldSuggestion("remove it or check its spelling", null, null);
    }

    static FieldSuggestion Spell(string name) => new("use '" + name + "'", name, null);

    // The nearest mapping further in that has the field, if there is but one at its depth.
    static List<string>? FurtherIn(SchemaType type, string key)
    {
        var level = new List<(SchemaType Type, List<string> Path)> { (type, []) };
        for (var depth = 0; depth < DeepestBelow; depth++)
        {
            var next = new List<(SchemaType, List<string>)>();
            List<string>? found = null;
            foreach (var (at, path) in level)
            {
                foreach (var pair in at.Fields)
                {
                    if (pair.Value is not { Form: FieldForm.Object, IsList: false, IsMap: false, Type: { } child })
                        continue;
                    List<string> way = [.. path, pair.Key];
                    if (child.Fields.ContainsKey(key))
                    {
                        if (found is not null)
                            return null;
                        found = way;
                    }
                    next.Add((child, way));
                }
            }
            if (found is not null)
                return found;
            level = next;
        }
        return null;
    }
}
