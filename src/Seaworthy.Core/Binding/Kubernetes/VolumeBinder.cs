using System.Collections.Generic;
using Seaworthy.Binding.Yaml;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;

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
        var volumes = KubernetesBinder.Child(pod.Subject.Node, "volumes") as YamlSequence;
        var mounted = KubernetesBinder.Child(node, "volumeMounts") as YamlSequence;
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
        var name = KubernetesBinder.Scalar(entry, "name");
        var volume = name is null || volumes is null ? null : FindVolume(volumes, name.Value);
        var hostPath = volume is null ? null : HostPath(volume);
        var subject = new YamlSubject(container.File, entry, name?.Span ?? entry.Span, KubernetesValues.Instance);
        return new Mount(container, KindOf(volume, hostPath), hostPath?.Span ?? name?.Span ?? entry.Span)
        {
            Source = hostPath is null ? name?.Value : pod.Subject.Values.Expand(hostPath)?.Text,
            Target = KubernetesBinder.Scalar(entry, "mountPath")?.Value,
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
        var name = KubernetesBinder.Scalar(volume, "name")?.Value;
        string[] lists = ["initContainers", "containers", "ephemeralContainers"];
        foreach (var list in lists)
        {
            if (KubernetesBinder.Child(pod.Subject.Node, list) is not YamlSequence containers)
                continue;
            foreach (var member in containers.Items)
            {
                if (member.Resolve() is YamlMapping container && KubernetesBinder.Child(container, "volumeMounts") is YamlSequence mounts && Mounts(mounts, name))
                    return true;
            }
        }
        return false;
    }

    static bool Mounts(YamlSequence mounts, string? name)
    {
        foreach (var mount in mounts.Items)
        {
            if (mount.Resolve() is YamlMapping entry && KubernetesBinder.Scalar(entry, "name")?.Value == name)
                return true;
        }
        return false;
    }

    static YamlMapping? FindVolume(YamlSequence volumes, string name)
    {
        foreach (var member in volumes.Items)
        {
            if (member.Resolve() is YamlMapping volume && KubernetesBinder.Scalar(volume, "name")?.Value == name)
                return volume;
        }
        return null;
    }

    static YamlScalar? HostPath(YamlMapping volume) =>
        KubernetesBinder.Child(volume, "hostPath") is YamlMapping host ? KubernetesBinder.Scalar(host, "path") : null;

    static MountKind KindOf(YamlMapping? volume, YamlScalar? hostPath)
    {
        if (hostPath is not null)
            return hostPath.Value.Replace('\\', '/').StartsWith("//./pipe/", System.StringComparison.Ordinal) ? MountKind.NamedPipe : MountKind.Host;
        if (volume is null)
            return MountKind.Other;
        return KubernetesBinder.Child(volume, "emptyDir") is YamlMapping empty && KubernetesBinder.Scalar(empty, "medium")?.Value == "Memory"
            ? MountKind.Tmpfs
            : MountKind.Volume;
    }
}
