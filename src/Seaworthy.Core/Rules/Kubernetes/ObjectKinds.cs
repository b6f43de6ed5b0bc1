namespace Seaworthy.Rules.Kubernetes;

/// <summary>Properties of the kind of an object that several rules check.</summary>
static class ObjectKinds
{
    static readonly HashSet<string> s_namespaced = new(StringComparer.Ordinal)
    {
        "ConfigMap", "ControllerRevision", "CronJob", "DaemonSet", "Deployment", "Endpoints", "EndpointSlice", "HorizontalPodAutoscaler", "Ingress", "Job",
            "Lease", "LimitRange",
        "NetworkPolicy", "PersistentVolumeClaim", "Pod", "PodDisruptionBudget", "PodTemplate", "ReplicaSet", "ReplicationController", "ResourceQuota", "Role",
            "RoleBinding", "Secret",
        "Service", "ServiceAccount", "StatefulSet",
    };

    /// <summary>A kind of Kubernetes itself, of OpenShift or of Knative, that is namespaced.</summary>
    public static bool IsNamespaced(KubernetesObject item) =>
        s_namespaced.Contains(item.Kind) && item.IsBuiltIn || IsDeploymentConfig(item)
            || item.Kind is "Service" or "Configuration" or "Revision" or "ContainerSource" && item.Group.EndsWith(".knative.dev", StringComparison.Ordinal);

    /// <summary>A kind that has a number of replicas.</summary>
    public static bool IsScaled(KubernetesObject item) =>
        (item.IsBuiltIn && item.Kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController") || IsDeploymentConfig(item);

    /// <summary>OpenShift's Deployment.</summary>
    public static bool IsDeploymentConfig(KubernetesObject item) => item.Kind == "DeploymentConfig" && item.Group is "apps.openshift.io" or "";

    /// <summary>A built-in kind that keeps pods of a template running.</summary>
    public static bool IsController(KubernetesObject item) =>
        item.IsBuiltIn && item.Kind is "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController";
}
