using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8210", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:dangling-networkpolicypeer-podselector")]
sealed class UnmatchedNetworkPolicyPeer : Rule<KubernetesObject>
{
    public override string Title => "Network policy peer matches no pod";

    public override string Message => "NetworkPolicy '{0}' allows a peer that no pod of these manifests matches ({1}); check its podSelector";

    public override string Why => """
        A rule whose peer matches no pod allows no traffic. The connections that it was written for are blocked, or any pod that gets these labels
        later is allowed unintentionally.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    public override string? Differences => """
        The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed; in mode All, a workload
        of any namespace is enough. Objects anywhere in the workspace count, and an object without a namespace is not assumed to be in `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!PodIsolation.IsPolicy(item))
            return;
        foreach (var selector in PodIsolation.LocalPeers(item))
        {
            if (!selector.IsEmpty && item.Unit.SelectsNothing(selector, item.Namespace, report.Settings.Mode >= Mode.All))
                report.At(selector.Node, item.Name, selector.Describe());
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            NetworkPolicy("""
                podSelector: { matchLabels: { app: web } }
                ingress:
                - from:
                  - podSelector:
                      [|matchLabels: { app: front }|]
                """),
            Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(NetworkPolicy(), Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(
            NetworkPolicy("""
                podSelector: { matchLabels: { app: web } }
                ingress:
                - from:
                  - podSelector:
                      matchLabels: { app: front }
                    namespaceSelector: {}
                """),
            Pod(metadata: "labels: { app: web }")).Because("pods of other namespaces are in other files"),
    ];
}
