using System.Collections.Generic;
using System.Globalization;
using Seaworthy.Binding.Yaml;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Short ways to what rules on objects look at. What is absent, null or cannot be known is null.</summary>
static class ManifestNodes
{
    public static YamlNode? Get(this YamlMapping mapping, string key) => mapping.Find(key)?.Value.Resolve() is { } node && node is not YamlScalar { IsNull: true } ? node : null;

    public static YamlMapping? Map(this YamlMapping mapping, string key) => mapping.Get(key) as YamlMapping;

    /// <summary>The mapping at the end of a path.</summary>
    public static YamlMapping? Map(this YamlMapping mapping, string key, string next) => mapping.Map(key)?.Map(next);

    public static YamlScalar? Scalar(this YamlMapping mapping, string key) => mapping.Get(key) as YamlScalar;

    /// <summary>The mapping under <c>spec</c>.</summary>
    public static YamlMapping? Spec(this KubernetesObject item) => item.Node.Map("spec");

    /// <summary>The text of a scalar; null where something fills it in later.</summary>
    public static string? TextOf(YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? KubernetesValues.Instance.Expand(scalar)?.Text : null;

    public static string? Text(this YamlMapping mapping, string key) => TextOf(mapping.Get(key));

    public static long? Number(this YamlMapping mapping, string key) =>
        mapping.Text(key) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The mappings of a list; entries of another form are passed over.</summary>
    public static IEnumerable<YamlMapping> Maps(this YamlMapping? mapping, string key)
    {
        if (mapping?.Get(key) is not YamlSequence list)
            yield break;
        foreach (var item in list.Items)
        {
            if (item.Resolve() is YamlMapping entry)
                yield return entry;
        }
    }

    /// <summary>The words of a list; entries of another form are passed over.</summary>
    public static IEnumerable<YamlScalar> Words(this YamlMapping? mapping, string key)
    {
        if (mapping?.Get(key) is not YamlSequence list)
            yield break;
        foreach (var item in list.Items)
        {
            if (item.Resolve() is YamlScalar { IsNull: false } word)
                yield return word;
        }
    }

    /// <summary>The value of an annotation of the object; null where it is absent or unknown.</summary>
    public static string? Annotation(this KubernetesObject item, string key) => item.Node.Map("metadata", "annotations")?.Text(key);

    public static string? Label(this KubernetesObject item, string key) => item.Node.Map("metadata", "labels")?.Text(key);
}
