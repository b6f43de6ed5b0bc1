namespace Seaworthy.Binding.Kustomize;

/// <summary>Where labels and annotations of a kustomization go.</summary>
enum LabelReach
{
    /// <summary>The objects themselves.</summary>
    Objects,

    /// <summary>The pods that they make as well.</summary>
    Templates,

    /// <summary>And what selects these.</summary>
    Selectors,
}

/// <summary>Adds labels or annotations to objects, their pods and selectors.</summary>
/// <remarks>
/// Kustomize, the field specifications of commonLabels and commonAnnotations. Kinds that Kubernetes does not bring take no part but in their own metadata.
/// </remarks>
static class LabelTransformer
{
    const string Affinity = "spec/template/spec/affinity/";

    // What kustomize makes where it is missing, and what it only changes.
    static readonly (string Kind, string Path, bool IsMade)[] s_selectors =
    [
        ("Service", "spec/selector", true), ("ReplicationController", "spec/selector", true),
        ("Deployment", "spec/selector/matchLabels", true), ("ReplicaSet", "spec/selector/matchLabels", true), ("DaemonSet", "spec/selector/matchLabels", true),
            ("StatefulSet", "spec/selector/matchLabels", true),
        ("Job", "spec/selector/matchLabels", false), ("CronJob", "spec/jobTemplate/spec/selector/matchLabels", false),
            ("PodDisruptionBudget", "spec/selector/matchLabels", false),
        ("NetworkPolicy", "spec/podSelector/matchLabels", false), ("NetworkPolicy", "spec/ingress/from/podSelector/matchLabels", false),
            ("NetworkPolicy", "spec/egress/to/podSelector/matchLabels", false),
    ];

    static readonly string[] s_podSelectors =
    [
        Affinity + "podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels", Affinity
            + "podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
        Affinity + "podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels", Affinity
            + "podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
        "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels",
    ];

    public static void Add(Resource resource, string section, YamlMapping pairs, LabelReach reach, StepBudget effort)
    {
        if (pairs.Entries.Count == 0)
            return;
        Set("metadata/" + section, isMade: true);
        if (reach == LabelReach.Objects || !resource.IsBuiltIn)
            return;
        foreach (var path in (string[])["spec/template", "spec/jobTemplate", "spec/jobTemplate/spec/template"])
        {
            if (Has(resource.Node, path + "/spec"))
                Set(path + "/metadata/" + section, isMade: true);
        }
        if (reach == LabelReach.Templates)
            return;
        foreach (var (kind, path, isMade) in s_selectors)
        {
            if (kind == resource.Kind)
                Set(path, isMade);
        }
        if (resource.Kind is not ("Deployment" or "StatefulSet"))
            return;
        foreach (var path in s_podSelectors)
            Set(path, isMade: false);

        void Set(string path, bool isMade) =>
            resource.Node = FieldPath.Change(resource.Node, path, isMade ? pairs : null, target => Add(target, pairs, effort), effort);
    }

    internal static YamlMapping Add(YamlMapping target, YamlMapping pairs, StepBudget effort)
    {
        foreach (var entry in pairs.Entries)
        {
            // Each of them makes the mapping anew.
            if (entry.KeyText is { } key && key != "<<" && effort.Spend(target.Entries.Count + 1))
                target = RenderedMapping.With(target, entry.Key, key, entry.Value);
        }
        return target;
    }

    static bool Has(YamlMapping node, string path)
    {
        YamlNode? current = node;
        foreach (var key in path.Split('/'))
            current = (current as YamlMapping)?.Find(key)?.Value.Resolve();
        return current is YamlMapping;
    }
}
