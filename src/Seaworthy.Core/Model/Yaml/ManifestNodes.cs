using System.Globalization;

namespace Seaworthy.Model.Yaml;

/// <summary>Short ways to what rules on objects look at. What is absent, null or cannot be known is null.</summary>
static class ManifestNodes
{
    /// <summary>The mapping under <c>spec</c>.</summary>
    public static YamlMapping? Spec(this KubernetesObject item) => item.Node.Map("spec");

    /// <summary>The text of a scalar; null where something fills it in later.</summary>
    public static string? TextOf(YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? KubernetesValues.Instance.Expand(scalar)?.Text : null;

    public static string? Text(this YamlMapping mapping, string key) => TextOf(mapping.Get(key));

    public static long? Number(this YamlMapping mapping, string key) =>
        mapping.Text(key) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value of an annotation of the object; null where it is absent or unknown.</summary>
    public static string? Annotation(this KubernetesObject item, string key) => item.Node.Map("metadata", "annotations")?.Text(key);

    public static string? Label(this KubernetesObject item, string key) => item.Node.Map("metadata", "labels")?.Text(key);
}
