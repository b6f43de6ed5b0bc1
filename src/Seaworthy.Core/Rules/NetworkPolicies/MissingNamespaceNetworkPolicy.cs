using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8230", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0049 kubescape:C-0054 kubescape:C-0206 cis-kubernetes:5.3.2")]
sealed class MissingNamespaceNetworkPolicy : Rule<KubernetesObject>
{
    public override string Title => "Namespace without a network policy";

    public override string Message => "Namespace '{0}' has no NetworkPolicy; add one that denies all traffic by default";

    public override string Why => """
        In a namespace without a network policy, every pod of the cluster can reach every pod, so an attacker in one pod can attack all others. A
        default-deny policy and one policy per required connection keep the attacker in the first pod.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    public override string? Differences => """
        The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed. Objects anywhere in the
        workspace count, and an object without a namespace is not assumed to be in `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Namespace", ApiVersion: "v1" } || item.Name.StartsWith("kube-", System.StringComparison.Ordinal)
            || item.Unit.HasNear("NetworkPolicy", item.Name))
            return;
        if ((item.Unit.IsClosed(item.Name) || item.Unit.Of("NetworkPolicy").Count > 0) && !item.Unit.HasNear("CiliumNetworkPolicy", item.Name)
            && !item.Unit.HasNear("CiliumClusterwideNetworkPolicy", item.Name))
            report.At(item.NameSpan, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("v1", "Namespace", name: "[|shop|]"),
            Pod(metadata: """
                namespace: shop
                labels: { app: web }
                """)),
        Good.Kubernetes(
            Manifest("v1", "Namespace", name: "shop"),
            Pod(metadata: """
                namespace: shop
                labels: { app: web }
                """),
            NetworkPolicy()),
        Good.Kubernetes(Manifest("v1", "Namespace", name: "shop")).Because("without any workload, the policies are defined elsewhere"),
    ];
}
