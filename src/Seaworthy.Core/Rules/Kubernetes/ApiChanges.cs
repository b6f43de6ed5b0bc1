using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>Whether an object means the same in the successor of its API version.</summary>
static class ApiChanges
{
    /// <summary>Nothing in the object is called otherwise in the successor; else the new version would refuse what the old one took.</summary>
    public static bool Fits(KubernetesObject item, string replacement) => SchemaCheck.Fits(item, replacement);

    public static bool KeepMeaning(KubernetesObject item, KubernetesApi api)
    {
        if (api.IsRename)
            return true;
        var spec = item.Root.Child("spec");
        return api.Replacement switch
        {
            // The selector was made of the labels, and some fields are gone; the defaults of apps/v1beta2 are those of apps/v1.
            "apps/v1" => api.ApiVersion == "apps/v1beta2" && spec?.Presence("selector").IsWritten == true,
            // An empty selector took no pod, and takes all now.
            "policy/v1" => spec?.Child("selector") is { Node.Entries.Count: > 0 },
            _ => false,
        };
    }
}
