using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8209", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:dangling-networkpolicy kube-score:networkpolicy-targets-pod kics:network_policy_is_not_targeting_any_pod kubescape:C-0299")]
public sealed class NetworkPolicyWithoutPods : Rule<KubernetesObject>
{
    public override string Title => "Network policy selects no pod";

    public override string Message => "NetworkPolicy '{0}' selects no pod of these manifests; none has the labels {1}";

    public override string Why => """
        A policy that selects nothing protects nothing. The pods that it was written for keep talking to everybody, and nothing says so.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read; in mode All, a workload of any namespace. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!NetworkPolicies.IsPolicy(item) || NetworkPolicies.SelectorOf(item) is not { IsEmpty: false } selector || !item.Unit.SelectsNothing(selector, item.Namespace, report.Settings.Mode >= Mode.All))
            return;
        report.At(selector.Node, item.Name, selector.Describe());
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            NetworkPolicy("""
                podSelector:
                  [|matchLabels: { app: wep }|]
                ingress:
                - from:
                  - podSelector:
                      matchLabels: { app: web }
                """),
            Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(NetworkPolicy(), Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(NetworkPolicy()).Because("a policy alone is part of something that is put together elsewhere"),
        Good.Kubernetes(
            NetworkPolicy("""
                podSelector: {}
                ingress:
                - from:
                  - podSelector:
                      matchLabels: { app: web }
                """),
            Pod(metadata: "labels: { app: web }")).Because("the empty selector selects every pod of the namespace"),
    ];
}
