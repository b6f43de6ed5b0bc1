using System.Globalization;

namespace Seaworthy.Binding.Compose;

/// <summary>Short ways to what rules on compose files look at. What is reset, absent or unknown is null.</summary>
static class ComposeNodes
{
    /// <summary>The text of a scalar after interpolation; null where it cannot be known.</summary>
    public static string? Text(this YamlMapping mapping, string key) => TextOf(mapping.Get(key));

    public static string? TextOf(YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? ComposeValues.Instance.Expand(scalar)?.Text : null;

    public static long? NumberOf(YamlNode? node) =>
        TextOf(node) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsTrue(YamlNode? node) => TextOf(node) is "true" or "True" or "TRUE" or "yes" or "on";

    /// <summary>The services as they are written in the file.</summary>
    public static YamlMapping? WrittenServices(this ComposeFile compose) => compose.Root.Map("services");

    /// <summary>Those that have a name and are mappings, without what is merged into all of them.</summary>
    public static IEnumerable<(string Name, YamlMapping Service)> NamedServices(this ComposeFile compose)
    {
        foreach (var entry in compose.WrittenServices()?.Entries ?? [])
        {
            if (entry.KeyText is { } name && name != "<<" && entry.Value is YamlMapping service)
                yield return (name, service);
        }
    }

    /// <summary>The names of a list of words, or of the keys of a mapping; for a list of mappings, what stands under <paramref name="key"/>.</summary>
    public static IEnumerable<YamlScalar> Names(YamlNode? node, string key = "source")
    {
        switch (node?.Resolve())
        {
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    if (item.Resolve() is YamlScalar { IsNull: false } name)
                        yield return name;
                    else if (item.Resolve() is YamlMapping mapping && mapping.Scalar(key) is { } named)
                        yield return named;
                }
                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Key is YamlScalar name && name.Value != "<<" && entry.Value.Tag != "!reset")
                        yield return name;
                }
                break;
        }
    }
}
