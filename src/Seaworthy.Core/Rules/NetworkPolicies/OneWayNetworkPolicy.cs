using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8229", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:pod-networkpolicy polaris:missingNetworkPolicy kubescape:C-0030")]
sealed class OneWayNetworkPolicy : Rule<Pod>
{
    public override string Title => "Network policies restrict one direction";

    public override string Message => "NetworkPolicies of {0} '{1}' restrict only {2}; add a NetworkPolicy for {3}";

    public override string Why => """
        A policy for ingress does not stop a compromised pod from sending secrets to an attacker, and a policy for egress does not stop other pods
        from connecting to it.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    public override void Check(Pod workload, Report report)
    {
        if (PodIsolation.Isolation(workload) is { } isolation && isolation.Ingress != isolation.Egress)
            report.At(workload.NameSpan, workload.Kind, workload.Name, isolation.Ingress ? "ingress" : "egress",
                isolation.Ingress ? "egress" : "ingress");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]", metadata: "labels: { app: web }"), NetworkPolicy()),
        Good.Kubernetes(
            Pod(metadata: "labels: { app: web }"),
            NetworkPolicy("""
                podSelector: { matchLabels: { app: web } }
                ingress:
                - from:
                  - podSelector:
                      matchLabels: { app: web }
                policyTypes: [Ingress, Egress]
                """)),
    ];
}
