using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>Whether an object means the same in the successor of its API version.</summary>
static class ApiChanges
{
    /// <summary>All fields of the object exist in the successor; otherwise the new version rejects what the old one accepted.</summary>
    public static bool Fits(KubernetesObject item, string replacement) => SchemaCheck.Fits(item, replacement);

    public static bool KeepMeaning(KubernetesObject item, KubernetesApi api)
    {
        if (api.IsRename)
            return true;
        var spec = item.Root.Child("spec");
        return api.Replacement switch
        {
            // Older versions derived the selector from the labels, and some fields were removed; apps/v1beta2 has the defaults of apps/v1.
            "apps/v1" => api.ApiVersion == "apps/v1beta2" && spec?.Presence("selector").IsWritten == true,
            // An empty selector matched no pod in v1beta1 and matches all pods in v1.
            "policy/v1" => spec?.Child("selector") is { Node.Entries.Count: > 0 },
            _ => false,
        };
    }
}
