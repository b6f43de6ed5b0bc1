using System.Text;
using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Availability;

/// <summary>Whether the scheduler must place the replicas of a workload on different nodes.</summary>
static class HostSpread
{
    const string HostKey = "kubernetes.io/hostname";

    /// <summary>The workload certainly has no constraint that spreads its pods.</summary>
    public static bool IsMissing(Workload workload)
    {
        var pod = workload.Spec!;
        // Constraints over nodes or zones spread the pods as well.
        if (pod.Presence("topologySpreadConstraints").IsWritten || pod.Presence("affinity", "podAntiAffinity").Written == Written.Unknown)
            return false;
        foreach (var preferred in pod.Items("affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"))
        {
            if (preferred.Child("podAffinityTerm") is { } term && MaySpread(term, workload))
                return false;
        }
        foreach (var required in pod.Items("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"))
        {
            if (MaySpread(required, workload))
                return false;
        }
        return true;
    }

    /// <summary>Offers a constraint over nodes for the labels that the workload selects its pods by.</summary>
    public static void Fix(Finding finding, Workload workload)
    {
        var constraints = workload.Spec!.Text("topologySpreadConstraints");
        if (constraints.Written != Written.Absent || workload.Object!.Root.Child("spec", "selector", "matchLabels") is not { Node.Entries.Count: > 0 } selected)
            return;
        var labels = new StringBuilder();
        foreach (var entry in selected.Node.Entries)
        {
            if (entry is not
                {
                    Key: YamlScalar { Value: not "<<" } key,
                    Value: YamlScalar { IsNull: false, Anchor: null, Style: not (YamlStyle.Literal or YamlStyle.Folded) } value
                })
                return;
            labels.Append(labels.Length > 0 ? ", " : "").Append(key.Source.ToString(key.Span)).Append(": ").Append(value.Source.ToString(value.Span));
        }
        var text = "[{ maxSkew: 1, topologyKey: " + HostKey + ", whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { " + labels + " } } }]";
        finding.WithFix("Add a topology spread constraint over nodes", f => f.Set(constraints, text), Safety.Review);
    }

    static bool MaySpread(ManifestNode term, Workload workload) =>
        !term.Text("topologyKey").EffectivelyNot(HostKey) && MayBeAbout(term, workload.Object!.Namespace)
            && Selector.Of(term.Value("labelSelector"))?.Matches(workload.Labels, isPod: true) != false;

    // Without namespaces, a term refers to the namespace of the pod.
    static bool MayBeAbout(ManifestNode term, string? nameSpace)
    {
        if (term.Value("namespaces") is not YamlSequence { Items.Count: > 0 } names || term.Presence("namespaceSelector").IsWritten)
            return true;
        foreach (var name in names.Items)
        {
            if (ManifestNodes.TextOf(name.Resolve()) is not { } text || Namespaces.MayMeet(text, nameSpace))
                return true;
        }
        return false;
    }
}
