using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8229", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:pod-networkpolicy polaris:missingNetworkPolicy kubescape:C-0030")]
sealed class OneWayNetworkPolicy : Rule<Pod>
{
    public override string Title => "Network policies leave one direction open";

    public override string Message => "The NetworkPolicies that select the pods of {0} '{1}' are about {2} alone";

    public override string Why => """
        A policy about what comes in does not keep a pod from sending secrets out, and one about what goes out does not keep anybody from knocking.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (PodIsolation.Isolation(workload) is { } isolation && isolation.Ingress != isolation.Egress)
            report.At(workload.NameSpan, workload.Kind, workload.Name, isolation.Ingress ? "ingress" : "egress");
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
