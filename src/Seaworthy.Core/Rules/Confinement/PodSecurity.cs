using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Confinement;

/// <summary>What the rules on the security settings of pods ask, as Kubernetes' own admission check asks it.</summary>
static class PodSecurity
{
    /// <summary>The pod first, then its containers: each level may say the same thing, and a bad value counts wherever it stands.</summary>
    public static IEnumerable<(string Owner, ManifestNode Node)> Levels(Workload workload)
    {
        if (workload.Spec is { } pod)
            yield return ("The pod of '" + workload.Name + "'", pod);
        foreach (var container in workload.Containers)
        {
            if (container.Manifest is { } node)
                yield return ("Container '" + container.Name + "'", node);
        }
    }

    /// <summary>A pod in a user namespace of its own may be root in it; the profiles say so since 1.35.</summary>
    public static bool HasOwnUsers(Workload? workload) =>
        workload?.Spec is { } pod && workload.File.Settings.KubernetesVersion.IsAtLeast(35) && pod.BoolOr(true, "hostUsers").IsExplicitly(false);

    /// <summary>Kubernetes knows a Windows pod by this name alone, and spares it what Linux has since 1.25.</summary>
    public static bool IsNamedWindows(Workload? workload) => workload?.Spec?.Text("os", "name").IsExplicitly("windows") == true;

    /// <summary>The restricted profile spares the pod as one of Windows.</summary>
    public static bool IsSparedAsNamed(Workload? workload) => IsNamedWindows(workload) && workload!.File.Settings.KubernetesVersion.IsAtLeast(25);

    /// <summary>
    /// What only Linux has is not asked of the container. A node selector, or an image of Windows, says enough for people; the admission check goes by the
    /// pod's own word alone,
    /// and who wants all wants what it refuses.
    /// </summary>
    public static bool IsSparedLinuxSettings(Container container) =>
        IsNamedWindows(container.Workload) ? Release(container).IsAtLeast(25)
        : container.IsWindows && (container.Dialect != Dialect.Kubernetes || container.File.Settings.Mode < Mode.All);

    public static KubernetesVersion Release(Container container) => container.File.Settings.KubernetesVersion;

    /// <summary>The setting is one that Kubernetes had in the release that the manifest is for; other dialects have no releases.</summary>
    public static bool Exists(Container container, int minor) => container.Dialect != Dialect.Kubernetes || Release(container).IsAtLeast(minor);

    /// <summary>The value decides for some container: it is written there, or inherited and not overridden.</summary>
    public static bool IsInEffect(Workload workload, Setting setting, System.Func<Container, Setting> effective)
    {
        foreach (var container in workload.Containers)
        {
            if (effective(container).Location == setting.Location)
                return true;
        }
        return false;
    }

    public static bool IsProfile(string? type) => type is "RuntimeDefault" or "Localhost";
}
