using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8230", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0049 kubescape:C-0054 kubescape:C-0206 cis-kubernetes:5.3.2")]
sealed class MissingNamespaceNetworkPolicy : Rule<KubernetesObject>
{
    public override string Title => "Namespace has no network policy";

    public override string Message => "No NetworkPolicy of these manifests lies in namespace '{0}'";

    public override string Why => """
        In a namespace without any policy, all pods of the cluster reach all pods. One policy that denies what is not asked for, and one per connection that is, keep an intruder where he is.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
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
        Good.Kubernetes(Manifest("v1", "Namespace", name: "shop")).Because("a namespace alone is part of something that is put together elsewhere"),
    ];
}
