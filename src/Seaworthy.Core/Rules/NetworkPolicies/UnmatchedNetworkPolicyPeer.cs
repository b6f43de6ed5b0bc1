using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8210", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:dangling-networkpolicypeer-podselector")]
sealed class UnmatchedNetworkPolicyPeer : Rule<KubernetesObject>
{
    public override string Title => "Network policy lets in or out a pod that does not exist";

    public override string Message => "NetworkPolicy '{0}' names a peer with the labels {1}, which no pod of these manifests has";

    public override string Why => """
        A rule whose peer matches no pod allows nothing. The traffic that it was written for is refused, or will be let through to whatever is labelled so one day.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read; in mode All, a workload of any namespace. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
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
            Pod(metadata: "labels: { app: web }")).Because("pods of other namespaces stand in other files"),
    ];
}
