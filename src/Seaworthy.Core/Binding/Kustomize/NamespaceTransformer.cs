namespace Seaworthy.Binding.Kustomize;

/// <summary>Puts objects into the namespace of a kustomization, and what refers to them after them.</summary>
/// <remarks>Kustomize, the field specifications of namespace; references by name and namespace follow the object that they mean.</remarks>
static class NamespaceTransformer
{
    static readonly HashSet<string> s_clusterKinds =
    [
        "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "ComponentStatus", "CustomResourceDefinition",
            "FlowSchema", "IngressClass",
        "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "Namespace", "Node", "PersistentVolume",
            "PodSecurityPolicy", "PriorityClass",
        "PriorityLevelConfiguration", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration", "VolumeAttachment",
    ];

    public static void Set(List<Resource> resources, YamlScalar nameSpace, StepBudget effort)
    {
        var accounts = Names(resources, "ServiceAccount");
        var services = Names(resources, "Service");
        foreach (var resource in resources)
            Set(resource, nameSpace, accounts, services, effort);
    }

    static void Set(Resource resource, YamlScalar nameSpace, HashSet<string> accounts, HashSet<string> services, StepBudget effort)
    {
        switch (resource.Kind)
        {
            case "RoleBinding" or "ClusterRoleBinding":
                Change("subjects", subject => TextOf(subject, "kind") == "ServiceAccount" && TextOf(subject, "name") is { } name
                    && (name == "default" || accounts.Contains(name)) ? With(subject, "namespace", nameSpace) : subject);
                break;
            case "Namespace":
                Change("metadata", metadata => With(metadata, "name", nameSpace));
                break;
            case "APIService":
                Change("spec/service", service => With(service, "namespace", nameSpace));
                break;
            case "MutatingWebhookConfiguration" or "ValidatingWebhookConfiguration":
                Change("webhooks/clientConfig/service", service => TextOf(service, "name") is { } name && services.Contains(name)
                    ? With(service, "namespace", nameSpace) : service);
                break;
            case "CustomResourceDefinition":
                Change("spec/conversion/webhook/clientConfig/service", service => service.Find("namespace") is null ? service
                    : With(service, "namespace", nameSpace));
                break;
        }
        if (!s_clusterKinds.Contains(resource.Kind) && (resource.IsBuiltIn || !resource.Kind.StartsWith("Cluster", StringComparison.Ordinal)))
            resource.Node = FieldPath.Change(resource.Node, "metadata", nameSpace, metadata => With(metadata, "namespace", nameSpace), effort);

        void Change(string path, Func<YamlMapping, YamlMapping> change) => resource.Node = FieldPath.Change(resource.Node, path, null, change, effort);
    }

    // Said again, it still is what the object says.
    static YamlMapping With(YamlMapping mapping, string key, YamlScalar value) => TextOf(mapping, key) == value.Value ? mapping
        : RenderedMapping.With(mapping, RenderedMapping.Word(key, value), key, value);

    static HashSet<string> Names(List<Resource> resources, string kind)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (resource.Kind == kind && resource.Name is { } name)
                names.Add(name);
        }
        return names;
    }

    static string? TextOf(YamlMapping mapping, string key) => mapping.Find(key)?.Value.Resolve() is YamlScalar { IsNull: false } scalar ? scalar.Value : null;
}
