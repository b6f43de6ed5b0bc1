namespace Seaworthy.Binding.Kubernetes;

/// <summary>Finds the objects of a manifest and the pod templates in them.</summary>
static class KubernetesBinder
{
    const int DeepestTemplate = 8;

    /// <param name="file">The manifest.</param>
    /// <param name="taken">Objects that are judged elsewhere, as what a kustomization makes of them.</param>
    public static KubernetesFile Bind(ParsedFile file, HashSet<YamlMapping>? taken = null)
    {
        var objects = new List<KubernetesObject>();
        if (file.Parsed.Yaml is { IsTemplate: false } yaml)
        {
            foreach (var document in yaml.Documents)
            {
                if (document.Root?.Resolve() is YamlMapping root && taken?.Contains(root) != true)
                    AddObject(file, root, objects, 0);
            }
        }
        return new KubernetesFile(file, objects);
    }

    internal static void AddObject(ParsedFile file, YamlMapping node, List<KubernetesObject> objects, int depth)
    {
        if (node.Scalar("apiVersion") is not { } apiVersion || node.Scalar("kind") is not { } kind)
            return;
        if (kind.Value.EndsWith("List", StringComparison.Ordinal) && node.Get("items") is YamlSequence items)
        {
            foreach (var member in items.Items)
            {
                if (depth < 2 && member.Resolve() is YamlMapping child)
                    AddObject(file, child, objects, depth + 1);
            }
            return;
        }
        var metadata = node.Get("metadata") as YamlMapping;
        var name = metadata is null ? null : metadata.Scalar("name") ?? metadata.Scalar("generateName");
        var item = new KubernetesObject(file, node, apiVersion.Value, kind.Value)
        {
            Name = name?.Value ?? "",
            NameSpan = (name ?? kind).Span,
            Namespace = metadata is null ? null : metadata.Scalar("namespace")?.Value,
        };
        var workloads = new List<Workload>();
        // What Knative keeps of a Service is a pod, too.
        if (kind.Value == "Pod" || (kind.Value == "Revision" && apiVersion.Value.StartsWith("serving.knative.dev/", StringComparison.Ordinal)))
        {
            if (node.Get("spec") is YamlMapping pod && !IsKubeadmPatch(item, pod))
                workloads.Add(PodBinder.Bind(item, node, pod));
        }
        else if (node.Get("spec") is YamlMapping spec)
        {
            FindTemplates(item, spec, workloads, 0);
        }
        else if (kind.Value == "PodTemplate" && node.Get("template") is YamlMapping template && template.Get("spec") is YamlMapping templateSpec)
        {
            workloads.Add(PodBinder.Bind(item, template, templateSpec));
        }
        item.Workloads = workloads;
        item.FileObjects = objects;
        objects.Add(item);
    }

    // kubeadm merges such a pod into one that it writes itself: what it does not say is said there.
    static bool IsKubeadmPatch(KubernetesObject item, YamlMapping pod)
    {
        if (item.Namespace != "kube-system" || item.Name is not ("kube-apiserver" or "kube-controller-manager" or "kube-scheduler" or "etcd")
            || pod.Get("containers") is not YamlSequence containers)
            return false;
        foreach (var member in containers.Items)
        {
            if (member.Resolve() is not YamlMapping container || container.Get("image") is not null || container.Get("command") is not null
                || container.Get("args") is not null)
                return false;
        }
        return containers.Items.Count > 0;
    }

    // A pod template is a "…template" whose "spec" holds containers, wherever a kind puts it: Deployments, CronJobs, rollouts, services and sets of other
    // vendors. What policies
    // and charts hold under names such as "pattern" or "values" looks alike and is none.
    static void FindTemplates(KubernetesObject item, YamlMapping node, List<Workload> workloads, int depth)
    {
        if (depth > DeepestTemplate)
            return;
        foreach (var entry in node.Entries)
        {
            if (entry.KeyText is not { } key || !MayHoldTemplate(key))
                continue;
            switch (entry.Value.Resolve())
            {
                case YamlMapping child when IsTemplateName(key) && child.Get("spec") is YamlMapping spec && spec.Get("containers") is YamlSequence containers:
                    if (item.IsBuiltIn || HasImage(containers))
                        workloads.Add(PodBinder.Bind(item, child, spec));
                    break;
                case YamlMapping child:
                    FindTemplates(item, child, workloads, depth + 1);
                    // Sets by name: Master and Worker of a training job.
                    if (key.EndsWith("Specs", StringComparison.Ordinal))
                        FindInValues(item, child, workloads, depth + 1);
                    break;
                case YamlSequence list:
                    foreach (var member in list.Items)
                    {
                        if (member.Resolve() is YamlMapping part)
                            FindTemplates(item, part, workloads, depth + 1);
                    }
                    break;
            }
        }
    }

    // Where no container has an image, an operator merges the template into one of its own: what it does not say is said there.
    static bool HasImage(YamlSequence containers)
    {
        foreach (var member in containers.Items)
        {
            if (member.Resolve() is YamlMapping container && container.Get("image") is not null)
                return true;
        }
        return false;
    }

    static void FindInValues(KubernetesObject item, YamlMapping node, List<Workload> workloads, int depth)
    {
        foreach (var entry in node.Entries)
        {
            if (entry.Value.Resolve() is YamlMapping child)
                FindTemplates(item, child, workloads, depth + 1);
        }
    }

    static bool IsTemplateName(string key) => key == "template" || key.EndsWith("Template", StringComparison.Ordinal);

    static bool MayHoldTemplate(string key) =>
        key is "spec" or "template" || key.EndsWith("Template", StringComparison.Ordinal) || key.EndsWith("Spec", StringComparison.Ordinal) ||
        key.EndsWith("Specs", StringComparison.Ordinal) || key.EndsWith("Jobs", StringComparison.Ordinal) || key is "nodeSets" or "jobTargetRef";
}
