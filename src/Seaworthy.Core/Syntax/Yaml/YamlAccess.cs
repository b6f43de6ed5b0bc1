namespace Seaworthy.Syntax.Yaml;

/// <summary>
/// Short ways through a tree: by key, with aliases and merges followed. What is absent, null, reset (compose's <c>!reset</c>) or of another form is null.
/// </summary>
static class YamlAccess
{
    public static YamlNode? Get(this YamlMapping mapping, string key) =>
        mapping.Find(key) is { } entry && entry.Value.Tag != "!reset" && entry.Value.Resolve() is { } node && node is not YamlScalar { IsNull: true } ? node
            : null;

    public static YamlMapping? Map(this YamlMapping mapping, string key) => mapping.Get(key) as YamlMapping;

    /// <summary>The mapping at the end of a path.</summary>
    public static YamlMapping? Map(this YamlMapping mapping, string key, string next) => mapping.Map(key)?.Map(next);

    public static YamlScalar? Scalar(this YamlMapping mapping, string key) => mapping.Get(key) as YamlScalar;

    /// <summary>The items of a list as they are written; none where there is no list.</summary>
    public static YamlList<YamlNode> Items(this YamlMapping mapping, string key) => mapping.Get(key) is YamlSequence list ? list.Items : [];

    /// <summary>The mappings of a list; items of another form are passed over.</summary>
    public static IEnumerable<YamlMapping> Maps(this YamlMapping? mapping, string key)
    {
        if (mapping is null)
            yield break;
        foreach (var item in mapping.Items(key))
        {
            if (item.Resolve() is YamlMapping entry)
                yield return entry;
        }
    }

    /// <summary>The words of a list; items of another form are passed over.</summary>
    public static IEnumerable<YamlScalar> Words(this YamlMapping? mapping, string key)
    {
        if (mapping is null)
            yield break;
        foreach (var item in mapping.Items(key))
        {
            if (item.Resolve() is YamlScalar { IsNull: false } word)
                yield return word;
        }
    }
}
