namespace Seaworthy.Binding.Compose;

/// <summary>Where merging is not simply mapping into mapping and list behind list.</summary>
static class MergeTable
{
    /// <summary>The upper value takes the place of the lower one although both are collections.</summary>
    public static bool Replaces(string location, string key) => key switch
    {
        "command" or "entrypoint" => location.Length == 0,
        "test" => location == "healthcheck",
        _ => false,
    };

    /// <summary>Brings a short form and a long one to the same kind of node; everything else stays.</summary>
    public static (YamlNode Lower, YamlNode Upper) Alike(string location, string key, YamlNode lower, YamlNode upper)
    {
        if (location.Length == 0 && key == "build")
            return (Build(lower), Build(upper));
        if (location.Length == 0 && key is "depends_on" or "networks")
            return lower is YamlMapping || upper is YamlMapping ? (Named(lower), Named(upper)) : (lower, upper);
        return TakesOneOrMany(location, key) && (lower is YamlSequence || upper is YamlSequence) ? (Parts(lower), Parts(upper)) : (lower, upper);
    }

    static bool TakesOneOrMany(string location, string key) => location.Length == 0 && key is "env_file" or "dns" or "dns_search" or "tmpfs" or "label_file";

    // The string form of build is its context.
    static YamlNode Build(YamlNode node)
    {
        if (node is not YamlScalar { IsNull: false } context)
            return node;
        var mapping = new YamlMapping(node.Source, node.Span, isFlow: true);
        mapping.Add(new YamlScalar(node.Source, node.Span, "context", YamlStyle.Plain), context);
        return mapping;
    }

    // A list of names is a mapping of names to nothing.
    static YamlNode Named(YamlNode node)
    {
        if (node is not YamlSequence names)
            return node;
        var mapping = new YamlMapping(node.Source, node.Span, isFlow: true);
        foreach (var item in names.Items)
        {
            if (item.Resolve() is YamlScalar name)
                mapping.Add(name, new YamlScalar(node.Source, new Text.TextSpan(name.Span.End, 0), "", YamlStyle.Plain));
        }
        return mapping;
    }

    // One word is a list of one.
    static YamlSequence Parts(YamlNode node)
    {
        if (node is YamlSequence list)
            return list;
        var parts = new YamlSequence(node.Source, node.Span, isFlow: true);
        parts.Add(node);
        return parts;
    }
}
