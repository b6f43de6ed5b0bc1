using Seaworthy.Model;

namespace Seaworthy.Rules.Availability;

/// <summary>Whether the scheduler is told to put the replicas of a workload on different nodes.</summary>
static class HostSpread
{
    const string HostKey = "kubernetes.io/hostname";

    /// <summary>The workload certainly says nothing that keeps its pods apart.</summary>
    public static bool IsMissing(Workload workload)
    {
        var pod = workload.Pod!;
        // Constraints over nodes or zones spread the pods as well.
        if (pod.Presence("topologySpreadConstraints").IsWritten || pod.Presence("affinity", "podAntiAffinity").Written == Written.Unknown)
            return false;
        var labels = LabelSet.Of(workload.Template!, "metadata", "labels");
        foreach (var preferred in pod.Items("affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"))
        {
            if (preferred.Child("podAffinityTerm") is { } term && MaySpread(term, labels))
                return false;
        }
        foreach (var required in pod.Items("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"))
        {
            if (MaySpread(required, labels))
                return false;
        }
        return true;
    }

    static bool MaySpread(ManifestNode term, LabelSet labels) =>
        !term.Text("topologyKey").EffectivelyNot(HostKey) && (term.Child("labelSelector") is not { } selector || LabelSelector.Matches(selector, labels) != false);
}
