using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5064", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:no-node-affinity")]
public sealed class NoNodeAffinity : Rule<Pod>
{
    public override string Title => "No node affinity";

    public override string Message => "{0} '{1}' may be scheduled on any node; add affinity.nodeAffinity";

    public override string Why => """
        Some teams want every workload to say which nodes it may run on, by architecture, zone or pool.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is { Spec: { } pod, Object: { IsPatch: false } item, IsKnative: false } && pod.Presence("affinity", "nodeAffinity").IsUnset)
            report.At(item.NameSpan, item.Kind, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(Deployment(pod: """
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/arch, operator: In, values: [amd64] }] }]
            """)),
        Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
            template:
              spec:
                containers:
                - image: acme/api:1.4.2
            """)).Because("Knative refuses the field, or decides it itself"),
    ];
}
