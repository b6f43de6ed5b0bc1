using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Confinement;

/// <summary>Conditions that the rules on security settings of pods share, as Pod Security admission evaluates them.</summary>
static class PodSecurity
{
    /// <summary>The pod, then its containers: each level can set the same field, and an unsafe value counts at every level.</summary>
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

    /// <summary>A pod with a user namespace is allowed to run as root in it; the profiles allow this since 1.35.</summary>
    public static bool HasOwnUsers(Workload? workload) =>
        workload?.Spec is { } pod && workload.File.Settings.KubernetesVersion.IsAtLeast(35) && pod.BoolOr(true, "hostUsers").IsExplicitly(false);

    /// <summary>Kubernetes identifies a Windows pod only by this field, and exempts it from Linux settings since 1.25.</summary>
    public static bool IsNamedWindows(Workload? workload) => workload?.Spec?.Text("os", "name").IsExplicitly("windows") == true;

    /// <summary>The restricted profile exempts the pod as a Windows pod.</summary>
    public static bool IsSparedAsNamed(Workload? workload) => IsNamedWindows(workload) && workload!.File.Settings.KubernetesVersion.IsAtLeast(25);

    /// <summary>
    /// Settings that exist only on Linux are not required of the container. A node selector or a Windows image is enough for that, except in mode All:
    /// admission checks only os.name, so it rejects the pod.
    /// </summary>
    public static bool IsSparedLinuxSettings(Container container) =>
        IsNamedWindows(container.Workload) ? Release(container).IsAtLeast(25)
        : container.IsWindows && (container.Dialect != Dialect.Kubernetes || container.File.Settings.Mode < Mode.All);

    public static KubernetesVersion Release(Container container) => container.File.Settings.KubernetesVersion;

    /// <summary>The setting exists in the Kubernetes release of the manifest; other dialects have no releases.</summary>
    public static bool Exists(Container container, int minor) => container.Dialect != Dialect.Kubernetes || Release(container).IsAtLeast(minor);

    /// <summary>The value applies to at least one container: it is set there, or inherited and not overridden.</summary>
    public static bool IsInEffect(Workload workload, Setting setting, System.Func<Container, Setting> effective)
    {
        foreach (var container in workload.Containers)
        {
            if (effective(container).Location == setting.Location)
                return true;
        }
        return false;
    }

    /// <summary>What to write instead of a disabled or invalid profile.</summary>
    /// <param name="entry">The entry of security_opt in compose.</param>
    public static string ProfileAdvice(Container container, Setting profile, string entry) =>
        container.Dialect != Dialect.Kubernetes ? "remove " + entry + " from security_opt"
        : "set " + profile.Spelling + " to " + (IsAnnotation(profile) ? "runtime/default" : "RuntimeDefault");

    /// <summary>The profile is set by an annotation, as before the field existed.</summary>
    public static bool IsAnnotation(Setting profile) => profile.Spelling.StartsWith("metadata", System.StringComparison.Ordinal);

    public static bool IsProfile(string? type) => type is "RuntimeDefault" or "Localhost";
}
