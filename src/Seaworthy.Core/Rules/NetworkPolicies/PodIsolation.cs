using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.NetworkPolicies;

/// <summary>Which pods the network policies of a workspace isolate, and in which directions.</summary>
static class PodIsolation
{
    public static bool IsPolicy(KubernetesObject item) =>
        item.Kind == "NetworkPolicy" && (item.ApiVersion.StartsWith("networking.k8s.io/", StringComparison.Ordinal)
            || item.ApiVersion.StartsWith("extensions/", StringComparison.Ordinal) || item.ApiVersion == "v1");

    /// <summary>
    /// How policies isolate a workload's pods; null if that is not certain, as with policies of other vendors or in a unit that is not closed.
    /// </summary>
    public static (bool Ingress, bool Egress)? Isolation(Workload workload)
    {
        if (workload.Object is not { } item || !item.Unit.IsClosed(item.Namespace) || HasOthers(item))
            return null;
        if (item.Unit.NearAnywhere("NetworkPolicy", item.Namespace) is not { } policies)
            return null;
        var (ingress, egress) = (false, false);
        foreach (var policy in policies)
        {
            if (!IsPolicy(policy))
                return null;
            switch (SelectorOf(policy)?.Matches(workload.Labels, isPod: true))
            {
                case false:
                    continue;
                case null:
                    return null;
            }
            var types = Types(policy.Spec()!);
            ingress |= types.Ingress;
            egress |= types.Egress;
        }
        return (ingress, egress);
    }

    public static Selector? SelectorOf(KubernetesObject policy) => policy.PodSelector;

    // Without policyTypes, a policy applies to ingress, and to egress if it has an egress rule.
    public static (bool Ingress, bool Egress) Types(YamlMapping spec)
    {
        if (spec.Get("policyTypes") is not YamlSequence { Items.Count: > 0 })
            return (true, spec.Get("egress") is not null);
        var (ingress, egress) = (false, false);
        foreach (var type in spec.Words("policyTypes"))
        {
            ingress |= type.Value is "Ingress" || ManifestNodes.TextOf(type) is null;
            egress |= type.Value is "Egress" || ManifestNodes.TextOf(type) is null;
        }
        return (ingress, egress);
    }

    static bool HasOthers(KubernetesObject item)
    {
        string[] kinds = ["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy",
            "ClusterNetworkPolicy"];
        foreach (var kind in kinds)
        {
            if (item.Unit.HasNear(kind, item.Namespace))
                return true;
        }
        return false;
    }

    /// <summary>The selectors of peers that match pods in the policy's own namespace.</summary>
    public static IEnumerable<Selector> LocalPeers(KubernetesObject policy)
    {
        (string Rules, string Peers)[] directions = [("ingress", "from"), ("egress", "to")];
        foreach (var (rules, peers) in directions)
        {
            foreach (var rule in policy.Spec().Maps(rules))
            {
                foreach (var peer in rule.Maps(peers))
                {
                    if (peer.Find("namespaceSelector") is null && Selector.Of(peer.Get("podSelector")) is { } selector)
                        yield return selector;
                }
            }
        }
    }
}
