using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8232", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0038")]
sealed class MissingNetworkPolicySelector : Rule<KubernetesObject>
{
    public override string Title => "Network policy without a selector";

    public override string Message => "NetworkPolicy '{0}' has no selector; add spec.podSelector";

    public override string Why => """
        spec.podSelector defines which pods the policy isolates, and an empty one selects every pod of the namespace. Without the field, the client
        rejects the policy, or the policy selects every pod, which can block traffic that should be allowed.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!PodIsolation.IsPolicy(item) || item.Spec() is not { } spec || Has(spec))
            return;
        (string Rules, string Peers)[] directions = [("ingress", "from"), ("egress", "to")];
        foreach (var (rules, peers) in directions)
        {
            if (spec.Find(rules)?.Value.Resolve() is { } written and not YamlSequence and not YamlScalar)
                return;
            foreach (var rule in spec.Maps(rules))
            {
                foreach (var peer in rule.Maps(peers))
                {
                    if (Has(peer))
                        return;
                }
            }
        }
        report.At(item.NameSpan, item.Name);
    }

    static bool Has(YamlMapping mapping) => mapping.Find("podSelector") is not null || mapping.Find("namespaceSelector") is not null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(NetworkPolicy("policyTypes: [Ingress]", name: "[|web|]")),
        Good.Kubernetes(NetworkPolicy()),
        Good.Kubernetes(NetworkPolicy("""
            podSelector: {}
            policyTypes: [Ingress]
            """, name: "deny", metadata: "namespace: shop")),
    ];
}
