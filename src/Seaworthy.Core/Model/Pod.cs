namespace Seaworthy.Model;

/// <summary>A pod, or the pod template of a Deployment, StatefulSet, Job and the like.</summary>
[In(Dialect.Kubernetes)]
sealed class Pod : Workload
{
    internal Pod(KubernetesObject item, ManifestNode template, ManifestNode spec)
        : base(item.File, Dialect.Kubernetes, item.Kind, item.Name, item.SubjectPath, item.NameSpan)
    {
        Object = item;
        Template = template;
        Spec = spec;
    }

    internal override KubernetesObject Object { get; }

    internal override ManifestNode Template { get; }

    internal override ManifestNode Spec { get; }
}

/// <summary>A container of a pod.</summary>
[In(Dialect.Kubernetes)]
sealed class PodContainer : Container
{
    internal PodContainer(Pod pod, ContainerKind kind, string name, string subjectPath, ManifestNode manifest)
        : base(pod.File, Dialect.Kubernetes, kind, name, subjectPath, manifest.NameSpan)
    {
        Workload = Pod = pod;
        Manifest = manifest;
    }

    public Pod Pod { get; }

    public override ManifestNode Manifest { get; }
}
