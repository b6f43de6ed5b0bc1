namespace Seaworthy.Knowledge;

/// <summary>A version of an API that Kubernetes has removed or has deprecated.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">The kind, or <c>*</c> for all that is left in the group.</param>
/// <param name="Replacement">The version to use instead; null where there is none.</param>
/// <param name="Since">The minor release of Kubernetes 1 from which on it is deprecated: the replacement is there, or the end was announced.</param>
/// <param name="Removed">The minor release that no longer serves it; 0 while none is known.</param>
/// <param name="IsRename">Nothing but the name of the version changes.</param>
sealed record KubernetesApi(string ApiVersion, string Kind, string? Replacement, int Since, int Removed, bool IsRename)
{
    /// <summary>What to write instead where that is another kind.</summary>
    public string? Instead { get; init; }

    /// <summary>What to do about it, for a message.</summary>
    public string Advice => Replacement is not null ? "use " + Replacement : Instead is not null ? "use " + Instead : "remove it, because it has no replacement";
}

/// <summary>The APIs that Kubernetes removed or deprecated.</summary>
/// <remarks>Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and for what is older than its list the release notes.</remarks>
static class KubernetesApis
{
    const string Apps = "apps/v1", Net = "networking.k8s.io/v1", Rbac = "rbac.authorization.k8s.io/v1", Storage = "storage.k8s.io/v1",
        Flow = "flowcontrol.apiserver.k8s.io/v1";

    static readonly KubernetesApi[] s_all =
    [
        Rename("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicy", "admissionregistration.k8s.io/v1", 30, 34),
        Rename("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicyBinding", "admissionregistration.k8s.io/v1", 30, 34),
        Change("admissionregistration.k8s.io/v1alpha1", "InitializerConfiguration", null, 13, 14),
        Change("admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", "admissionregistration.k8s.io/v1", 16, 22),
        Change("admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", "admissionregistration.k8s.io/v1", 16, 22),
        Change("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", "apiextensions.k8s.io/v1", 16, 22),
        Rename("apiregistration.k8s.io/v1beta1", "APIService", "apiregistration.k8s.io/v1", 10, 22),
        Change("apps/v1beta1", "Deployment", Apps, 9, 16),
        Change("apps/v1beta1", "ReplicaSet", Apps, 9, 16),
        Change("apps/v1beta1", "StatefulSet", Apps, 9, 16),
        Change("apps/v1beta1", "ControllerRevision", Apps, 9, 16),
        Change("apps/v1beta2", "Deployment", Apps, 9, 16),
        Change("apps/v1beta2", "DaemonSet", Apps, 9, 16),
        Change("apps/v1beta2", "ReplicaSet", Apps, 9, 16),
        Change("apps/v1beta2", "StatefulSet", Apps, 9, 16),
        Change("apps/v1beta2", "ControllerRevision", Apps, 9, 16),
        Change("auditregistration.k8s.io/v1alpha1", "AuditSink", null, 19, 19),
        Rename("authentication.k8s.io/v1beta1", "TokenReview", "authentication.k8s.io/v1", 6, 22),
        Change("authorization.k8s.io/v1beta1", "LocalSubjectAccessReview", "authorization.k8s.io/v1", 6, 22),
        Change("authorization.k8s.io/v1beta1", "SelfSubjectAccessReview", "authorization.k8s.io/v1", 6, 22),
        Change("authorization.k8s.io/v1beta1", "SubjectAccessReview", "authorization.k8s.io/v1", 6, 22),
        Change("autoscaling/v2beta1", "HorizontalPodAutoscaler", "autoscaling/v2", 23, 25),
        Rename("autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2", 23, 26),
        Rename("batch/v1beta1", "CronJob", "batch/v1", 21, 25),
        Rename("batch/v2alpha1", "CronJob", "batch/v1", 21, 21),
        Change("certificates.k8s.io/v1beta1", "CertificateSigningRequest", "certificates.k8s.io/v1", 19, 22),
        Rename("coordination.k8s.io/v1beta1", "Lease", "coordination.k8s.io/v1", 14, 22),
        Change("discovery.k8s.io/v1beta1", "EndpointSlice", "discovery.k8s.io/v1", 21, 25),
        Change("events.k8s.io/v1beta1", "Event", "events.k8s.io/v1", 19, 25),
        Change("extensions/v1beta1", "DaemonSet", Apps, 9, 16),
        Change("extensions/v1beta1", "Deployment", Apps, 9, 16),
        Change("extensions/v1beta1", "Ingress", Net, 19, 22),
        Rename("extensions/v1beta1", "NetworkPolicy", Net, 8, 16),
        Change("extensions/v1beta1", "PodSecurityPolicy", null, 10, 16) with { Instead = "the Pod Security labels of namespaces" },
        Change("extensions/v1beta1", "ReplicaSet", Apps, 9, 16),
        Change("extensions/v1beta1", "*", null, 9, 22),
        Change("flowcontrol.apiserver.k8s.io/v1alpha1", "FlowSchema", Flow, 20, 23),
        Change("flowcontrol.apiserver.k8s.io/v1alpha1", "PriorityLevelConfiguration", Flow, 20, 23),
        Rename("flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", Flow, 29, 26),
        Change("flowcontrol.apiserver.k8s.io/v1beta1", "PriorityLevelConfiguration", Flow, 29, 26),
        Rename("flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", Flow, 29, 29),
        Change("flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration", Flow, 29, 29),
        Rename("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", Flow, 29, 32),
        Change("flowcontrol.apiserver.k8s.io/v1beta3", "PriorityLevelConfiguration", Flow, 29, 32),
        Change("networking.k8s.io/v1beta1", "Ingress", Net, 19, 22),
        Rename("networking.k8s.io/v1beta1", "IngressClass", Net, 19, 22),
        Rename("node.k8s.io/v1beta1", "RuntimeClass", "node.k8s.io/v1", 20, 25),
        Change("policy/v1beta1", "PodDisruptionBudget", "policy/v1", 21, 25),
        Change("policy/v1beta1", "PodSecurityPolicy", null, 21, 25) with { Instead = "the Pod Security labels of namespaces" },
        Rename("rbac.authorization.k8s.io/v1alpha1", "*", Rbac, 8, 23),
        Rename("rbac.authorization.k8s.io/v1beta1", "*", Rbac, 8, 22),
        Rename("scheduling.k8s.io/v1alpha1", "PriorityClass", "scheduling.k8s.io/v1", 14, 23),
        Rename("scheduling.k8s.io/v1beta1", "PriorityClass", "scheduling.k8s.io/v1", 14, 22),
        Change("settings.k8s.io/v1alpha1", "PodPreset", null, 19, 20),
        Rename("storage.k8s.io/v1beta1", "CSIDriver", Storage, 19, 22),
        Rename("storage.k8s.io/v1beta1", "CSINode", Storage, 17, 22),
        Rename("storage.k8s.io/v1beta1", "CSIStorageCapacity", Storage, 24, 27),
        Rename("storage.k8s.io/v1beta1", "StorageClass", Storage, 6, 22),
        Rename("storage.k8s.io/v1beta1", "VolumeAttachment", Storage, 13, 22),
        Change("v1", "ComponentStatus", null, 19, 0),
        Change("v1", "Endpoints", null, 33, 0) with { Instead = "EndpointSlice of discovery.k8s.io/v1" },
    ];

    static readonly Dictionary<string, List<KubernetesApi>> s_byVersion = Index();

    /// <summary>What is known of a kind in a version of an API; null where nothing is, as for all that is served and current.</summary>
    public static KubernetesApi? Find(string apiVersion, string kind)
    {
        if (!s_byVersion.TryGetValue(apiVersion, out var apis))
            return null;
        KubernetesApi? rest = null;
        foreach (var api in apis)
        {
            if (api.Kind == kind)
                return api;
            if (api.Kind == "*")
                rest = api;
        }
        return rest;
    }

    static Dictionary<string, List<KubernetesApi>> Index()
    {
        var index = new Dictionary<string, List<KubernetesApi>>(StringComparer.Ordinal);
        foreach (var api in s_all)
        {
            if (!index.TryGetValue(api.ApiVersion, out var apis))
                index.Add(api.ApiVersion, apis = []);
            apis.Add(api);
        }
        return index;
    }

    static KubernetesApi Rename(string apiVersion, string kind, string replacement, int since, int removed) =>
        new(apiVersion, kind, replacement, since, removed, true);

    static KubernetesApi Change(string apiVersion, string kind, string? replacement, int since, int removed) =>
        new(apiVersion, kind, replacement, since, removed, false);
}
