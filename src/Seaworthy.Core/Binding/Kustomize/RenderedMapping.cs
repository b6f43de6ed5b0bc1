namespace Seaworthy.Binding.Kustomize;

/// <summary>A mapping that something was changed in; its other entries are those of the file it was written in.</summary>
sealed class RenderedMapping(SourceText source, TextSpan span, bool isFlow) : YamlMapping(source, span, isFlow)
{
    internal override YamlMapping? Written => null;

    /// <summary>The mapping with another value under a key, in its place or behind the others.</summary>
    public static RenderedMapping With(YamlMapping mapping, YamlNode key, string name, YamlNode value)
    {
        var result = new RenderedMapping(mapping.Source, mapping.Span, mapping.IsFlow);
        var isThere = false;
        foreach (var entry in mapping.Entries)
        {
            var isSame = entry.KeyText == name;
            if (!isSame)
                result.Add(entry.Key, entry.Value);
            else if (!isThere)
                result.Add(entry.Key, value);
            isThere |= isSame;
        }
        if (!isThere)
            result.Add(key, value);
        return result;
    }

    /// <summary>The mapping without a key; null where a merge key brings it.</summary>
    public static RenderedMapping? Without(YamlMapping mapping, string name)
    {
        var result = new RenderedMapping(mapping.Source, mapping.Span, mapping.IsFlow);
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText != name)
                result.Add(entry.Key, entry.Value);
        }
        return result.Find(name) is null ? result : null;
    }

    /// <summary>A list with these items in the place of another one.</summary>
    public static YamlSequence List(YamlSequence like, IEnumerable<YamlNode> items)
    {
        var result = new YamlSequence(like.Source, like.Span, like.IsFlow) { IsMerged = true };
        foreach (var item in items)
            result.Add(item);
        return result;
    }

    /// <summary>A word that stands nowhere, with the place of a node that stands for it.</summary>
    public static YamlScalar Word(string text, YamlNode at) => new(at.Source, at.Span, text, YamlStyle.Plain);
}
