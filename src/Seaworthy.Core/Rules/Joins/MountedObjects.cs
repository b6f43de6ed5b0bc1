using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Joins;

/// <summary>The objects of the unit that a container mounts as a volume.</summary>
static class MountedObjects
{
    public static IEnumerable<(YamlScalar Name, KubernetesObject Target)> Of(Workload workload, string source, string key, string kind)
    {
        if (workload.Object is not { } item || workload.Spec?.Node is not { } spec)
            yield break;
        foreach (var volume in spec.Maps("volumes"))
        {
            if (volume.Map(source)?.Scalar(key) is { } name && volume.Text("name") is { } volumeName && IsMounted(spec, volumeName) &&
                item.Unit.Find(kind, name.Value, item.Namespace) is { } target)
                yield return (name, target);
        }
    }

    static bool IsMounted(YamlMapping spec, string volume)
    {
        foreach (var container in spec.Maps("containers"))
        {
            foreach (var mount in container.Maps("volumeMounts"))
            {
                if (mount.Text("name") == volume)
                    return true;
            }
        }
        return false;
    }
}
