namespace Seaworthy.Binding.Kustomize;

/// <summary>Short ways through a kustomization.</summary>
/// <remarks>Kustomize reference, the kustomization file.</remarks>
static class KustomizationNodes
{
    static readonly HashSet<string> s_understood =
    [
        "apiVersion", "kind", "metadata", "resources", "bases", "components", "namespace", "namePrefix", "nameSuffix", "images", "replicas", "labels",
            "commonLabels", "commonAnnotations",
        "patches", "patchesStrategicMerge", "patchesJson6902", "configMapGenerator", "secretGenerator", "generatorOptions", "buildMetadata", "sortOptions",
            "crds", "replacements", "transformers",
        // Where names stand in kinds of others, which makes a difference to names alone.
        "configurations",
        // $(NAME) is never known, so that what fills it in makes no difference.
        "vars",
        // Says yes or no, and changes nothing.
        "validators",
    ];

    // They bring objects of their own, and leave the others as they are.
    static readonly string[] s_adding = ["helmCharts", "helmGlobals", "helmChartInflationGenerator", "generators"];

    public static bool IsComponent(YamlMapping root) => root.Scalar("kind")?.Value == "Component";

    /// <summary>Nothing in it but what is followed, or makes no difference to the rest.</summary>
    public static bool IsUnderstood(YamlMapping root)
    {
        foreach (var entry in root.Entries)
        {
            if (entry.KeyText is not { } key || (!s_understood.Contains(key) && System.Array.IndexOf(s_adding, key) < 0 && !IsEmpty(entry.Value.Resolve())))
                return false;
        }
        return true;
    }

    /// <summary>It makes objects that are not known.</summary>
    public static bool MakesMore(YamlMapping root)
    {
        foreach (var key in s_adding)
        {
            if (root.Find(key) is { } entry && !IsEmpty(entry.Value.Resolve()))
                return true;
        }
        return false;
    }

    public static IEnumerable<YamlScalar> Paths(YamlMapping root, params string[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var item in root.Items(key))
            {
                if (item.Resolve() is YamlScalar { IsNull: false } path)
                    yield return path;
            }
        }
    }

    /// <summary>The files of patches, replacements and transformers; those written in place have none.</summary>
    public static IEnumerable<YamlScalar> PatchPaths(YamlMapping root)
    {
        foreach (var path in Paths(root, "patchesStrategicMerge", "transformers"))
        {
            if (!IsInline(path))
                yield return path;
        }
        foreach (var key in (string[])["patches", "patchesJson6902", "replacements"])
        {
            foreach (var item in root.Items(key))
            {
                if (item.Resolve() is YamlMapping patch && patch.Scalar("path") is { } path)
                    yield return path;
            }
        }
    }

    /// <summary>A patch itself stands where a path may.</summary>
    public static bool IsInline(YamlScalar word) => word.Value.IndexOf('\n') >= 0 || word.Value.IndexOf('{') >= 0;

    static bool IsEmpty(YamlNode? node) => node is null or YamlScalar { IsNull: true } or YamlSequence { Items.Count: 0 } or YamlMapping { Entries.Count: 0 };
}
