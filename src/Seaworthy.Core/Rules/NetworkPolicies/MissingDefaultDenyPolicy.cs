using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8231", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
sealed class MissingDefaultDenyPolicy : Rule<KubernetesObject>
{
    public override string Title => "No network policy denies by default";

    public override string Message => "The NetworkPolicies of namespace '{0}' only allow; none selects all pods and denies what the others do not allow";

    public override string Why => """
        Policies add up what is allowed for the pods that they select. A pod that none of them selects, such as the next one to be added, is open to all, until a policy with an empty selector and no
        rule denies by default.
        """;

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
