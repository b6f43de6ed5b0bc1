using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>A ConfigMap or Secret that a pod needs to start, and perhaps one key of it.</summary>
sealed record ConfigReference(string Kind, YamlScalar Name, YamlScalar? Key);

/// <summary>Finds the ConfigMaps and Secrets that a pod requires; optional ones are skipped.</summary>
static class ConfigReferences
{
    static readonly string[] s_containers = ["initContainers", "containers", "ephemeralContainers"];

    public static IEnumerable<ConfigReference> Of(Workload workload)
    {
        if (workload.Spec?.Node is not { } spec)
            yield break;
        foreach (var list in s_containers)
        {
            foreach (var container in spec.Maps(list))
            {
                foreach (var variable in container.Maps("env"))
                {
                    if (OfKey(variable.Map("valueFrom")) is { } reference)
                        yield return reference;
                }
                foreach (var source in container.Maps("envFrom"))
                {
                    if (OfObject("ConfigMap", source.Map("configMapRef"), "name") is { } map)
                        yield return map;
                    if (OfObject("Secret", source.Map("secretRef"), "name") is { } secret)
                        yield return secret;
                }
            }
        }
        foreach (var volume in spec.Maps("volumes"))
        {
            foreach (var reference in OfVolume(volume, "secretName"))
                yield return reference;
            foreach (var source in volume.Map("projected").Maps("sources"))
            {
                foreach (var reference in OfVolume(source, "name"))
                    yield return reference;
            }
        }
    }

    static IEnumerable<ConfigReference> OfVolume(YamlMapping volume, string secretKey)
    {
        (string Kind, YamlMapping? Source, string NameKey)[] sources = [("ConfigMap", volume.Map("configMap"), "name"),
            ("Secret", volume.Map("secret"), secretKey)];
        foreach (var (kind, source, nameKey) in sources)
        {
            if (OfObject(kind, source, nameKey) is not { } reference)
                continue;
            var hasItems = false;
            foreach (var item in source!.Maps("items"))
            {
                hasItems = true;
                if (item.Scalar("key") is { } key)
                    yield return reference with { Key = key };
            }
            if (!hasItems)
                yield return reference;
        }
    }

    static ConfigReference? OfKey(YamlMapping? from)
    {
        if (from is null)
            return null;
        var reference = OfObject("ConfigMap", from.Map("configMapKeyRef"), "name") ?? OfObject("Secret", from.Map("secretKeyRef"), "name");
        return reference is null ? null : reference with { Key = (from.Map("configMapKeyRef") ?? from.Map("secretKeyRef"))!.Scalar("key") };
    }

    static ConfigReference? OfObject(string kind, YamlMapping? source, string nameKey)
    {
        if (source?.Scalar(nameKey) is not { } name || ManifestNodes.TextOf(name) is not { Length: > 0 })
            return null;
        // Any value but a plain false might be true at run time.
        return source.Get("optional") is { } optional && ManifestNodes.TextOf(optional) is not ("false" or "False") ? null
            : new ConfigReference(kind, name, null);
    }

    /// <summary>True or false if it is certain whether the object has the key; otherwise null.</summary>
    public static bool? HasKey(KubernetesObject item, string key)
    {
        string[] parts = ["data", "stringData", "binaryData"];
        var count = 0;
        foreach (var part in parts)
        {
            if (item.Node.Find(part) is not { } entry || entry.Value.Resolve() is YamlScalar { IsNull: true })
                continue;
            if (entry.Value.Resolve() is not YamlMapping data || data.FindOwn("<<") is not null)
                return null;
            if (data.Find(key) is not null)
                return true;
            count += data.Entries.Count;
        }
        // An empty object is filled at run time, by a controller that injects certificates or by a job.
        return count == 0 ? null : false;
    }
}
