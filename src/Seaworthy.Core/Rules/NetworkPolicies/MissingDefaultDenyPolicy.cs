using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8231", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
sealed class MissingDefaultDenyPolicy : Rule<KubernetesObject>
{
    public override string Title => "Missing default-deny network policy";

    public override string Message => "Namespace '{0}' has no default-deny NetworkPolicy; add one with an empty podSelector and no rules";

    public override string Why => """
        Network policies only add allowed traffic for the pods that they select. A pod that no policy selects, such as the next one to be added,
        accepts all traffic, unless a policy with an empty selector and no rules denies it by default.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Namespace", ApiVersion: "v1" } || !item.Unit.IsClosed(item.Name)
            || item.Unit.NearAnywhere("NetworkPolicy", item.Name) is not { Count: > 0 } policies)
            return;
        foreach (var policy in policies)
        {
            if (!PodIsolation.IsPolicy(policy) || PodIsolation.SelectorOf(policy) is not { IsEmpty: false })
                return;
        }
        report.At(item.NameSpan, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("v1", "Namespace", name: "[|shop|]"),
            Pod(metadata: """
                namespace: shop
                labels: { app: web }
                """),
            NetworkPolicy(metadata: "namespace: shop")),
        Good.Kubernetes(
            Manifest("v1", "Namespace", name: "shop"),
            Pod(metadata: """
                namespace: shop
                labels: { app: web }
                """),
            NetworkPolicy(metadata: "namespace: shop"),
            NetworkPolicy("""
                podSelector: {}
                policyTypes: [Ingress]
                """, name: "deny", metadata: "namespace: shop")),
    ];
}
