using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Joins a container's mounts with the volumes of its pod.</summary>
static class VolumeBinder
{
    /// <param name="pod">The pod with the volumes.</param>
    /// <param name="container">The container that mounts them.</param>
    /// <param name="node">The container's own mapping.</param>
    /// <param name="takesUnmounted">Volumes of the host that no container mounts are counted to this one, so that they are not overlooked.</param>
    public static List<Mount> Mounts(PodContext pod, Container container, YamlMapping node, bool takesUnmounted)
    {
        var mounts = new List<Mount>();
        var volumes = pod.Subject.Node.Get("volumes") as YamlSequence;
        var mounted = node.Get("volumeMounts") as YamlSequence;
        if (mounted is not null)
        {
            foreach (var member in mounted.Items)
            {
                if (member.Resolve() is YamlMapping entry)
                    mounts.Add(Mounted(pod, container, entry, volumes));
            }
        }
        if (takesUnmounted && volumes is not null)
            AddUnmounted(pod, container, volumes, mounts);
        return mounts;
    }

    static Mount Mounted(PodContext pod, Container container, YamlMapping entry, YamlSequence? volumes)
    {
        var name = entry.Scalar("name");
        var volume = name is null || volumes is null ? null : FindVolume(volumes, name.Value);
        var hostPath = volume is null ? null : HostPath(volume);
        var subject = new YamlSubject(container.File, entry, name?.Span ?? entry.Span, KubernetesValues.Instance);
        return new Mount(container, KindOf(volume, hostPath), hostPath?.Span ?? name?.Span ?? entry.Span)
        {
            Source = hostPath is null ? name?.Value : pod.Subject.Values.Expand(hostPath)?.Text,
            Target = entry.Scalar("mountPath")?.Value,
            IsReadOnly = SettingReader.Bool(subject, ["readOnly"], false) is { IsKnown: true } readOnly ? readOnly.Value : null,
            Propagation = SettingReader.Text(subject, PodTable.Propagation, "None"),
        };
    }

    static void AddUnmounted(PodContext pod, Container container, YamlSequence volumes, List<Mount> mounts)
    {
        foreach (var member in volumes.Items)
        {
            if (member.Resolve() is YamlMapping volume && HostPath(volume) is { } path && !IsMountedBy(pod, volume))
                mounts.Add(new Mount(container, MountKind.Host, path.Span) { Source = pod.Subject.Values.Expand(path)?.Text });
        }
    }

    static bool IsMountedBy(PodContext pod, YamlMapping volume)
    {
        var name = volume.Scalar("name")?.Value;
        string[] lists = ["initContainers", "containers", "ephemeralContainers"];
        foreach (var list in lists)
        {
            if (pod.Subject.Node.Get(list) is not YamlSequence containers)
                continue;
            foreach (var member in containers.Items)
            {
                if (member.Resolve() is YamlMapping container && container.Get("volumeMounts") is YamlSequence mounts && Mounts(mounts, name))
                    return true;
            }
        }
        return false;
    }

    static bool Mounts(YamlSequence mounts, string? name)
    {
        foreach (var mount in mounts.Items)
        {
            if (mount.Resolve() is YamlMapping entry && entry.Scalar("name")?.Value == name)
                return true;
        }
        return false;
    }

    static YamlMapping? FindVolume(YamlSequence volumes, string name)
    {
        foreach (var member in volumes.Items)
        {
            if (member.Resolve() is YamlMapping volume && volume.Scalar("name")?.Value == name)
                return volume;
        }
        return null;
    }

    static YamlScalar? HostPath(YamlMapping volume) =>
        volume.Get("hostPath") is YamlMapping host ? host.Scalar("path") : null;

    static MountKind KindOf(YamlMapping? volume, YamlScalar? hostPath)
    {
        if (hostPath is not null)
            return hostPath.Value.Replace('\\', '/').StartsWith("//./pipe/", System.StringComparison.Ordinal) ? MountKind.NamedPipe : MountKind.Host;
        if (volume is null)
            return MountKind.Other;
        return volume.Get("emptyDir") is YamlMapping empty && empty.Scalar("medium")?.Value == "Memory"
            ? MountKind.Tmpfs
            : MountKind.Volume;
    }
}
