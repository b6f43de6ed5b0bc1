using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Makes a workload of a pod or pod template, with what containers inherit from it.</summary>
static class PodBinder
{
    /// <param name="item">The object that holds the template.</param>
    /// <param name="template">The mapping with <c>metadata</c> and <c>spec</c>.</param>
    /// <param name="spec">The pod's own spec.</param>
    public static Pod Bind(KubernetesObject item, YamlMapping template, YamlMapping spec)
    {
        var pod = new YamlSubject(item.File, spec, item.NameSpan, KubernetesValues.Instance);
        var workload = new Pod(item, new ManifestNode(item.File, template, item.NameSpan), new ManifestNode(item.File, spec, item.NameSpan))
        {
            IsBatch = item.Kind is "Job" or "CronJob",
            MountsServiceAccountToken = SettingReader.Bool(pod, PodTable.MountsToken, true),
            ServiceAccount = SettingReader.Text(pod, PodTable.ServiceAccount),
        };
        var context = new PodContext(workload, pod, template, IsWindows(pod));
        var containers = new List<Container>();
        AddAll(context, "initContainers", ContainerKind.Init, containers);
        AddAll(context, "containers", ContainerKind.Main, containers);
        AddAll(context, "ephemeralContainers", ContainerKind.Ephemeral, containers);
        workload.Containers = containers;
        return workload;
    }

    static void AddAll(PodContext pod, string key, ContainerKind kind, List<Container> containers)
    {
        if (pod.Subject.Node.Get(key) is not YamlSequence sequence)
            return;
        foreach (var member in sequence.Items)
        {
            if (member.Resolve() is YamlMapping node)
                containers.Add(ContainerBinder.Bind(pod, key, node, kind, containers.Count == 0, member is YamlAlias));
        }
    }

    static bool IsWindows(YamlSubject pod) =>
        SettingReader.Text(pod, PodTable.OsName).IsExplicitly("windows") || SettingReader.Text(pod, PodTable.NodeOs).IsExplicitly("windows");
}

/// <summary>What a pod hands to its containers.</summary>
sealed record PodContext(Pod Workload, YamlSubject Subject, YamlMapping Template, bool IsWindows);
