using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8228", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:non-isolated-pod kube-score:pod-networkpolicy polaris:missingNetworkPolicy checkov:CKV2_K8S_6 kubescape:C-0260 kubescape:C-0030",
    Related = "kics:pod_misconfigured_network_policy")]
sealed class MissingNetworkPolicy : Rule<Pod>
{
    public override string Title => "Pods without a network policy";

    public override string Message => "No NetworkPolicy selects the pods of {0} '{1}', so every pod can reach them; add a NetworkPolicy";

    public override string Why => """
        A pod that no network policy selects can connect to every pod in every namespace and accepts connections from all of them. An attacker in one
        pod can then attack all others, including databases and internal APIs.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    public override string? Differences => """
        All files of the directory or kustomization must be parsable. A policy anywhere in the workspace counts if it can be in the same namespace;
        with policies of Cilium or Calico the rule reports nothing. KICS reports pods only beside a policy that sets neither direction; some tools
        require rules in both directions, although a policy without rules, which denies all traffic, is stricter.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (PodIsolation.Isolation(workload) is { Ingress: false, Egress: false })
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]", metadata: "labels: { app: web }")),
        Bad.Kubernetes(
            PodSpec(name: "[|web|]", metadata: "labels: { app: web }"),
            NetworkPolicy("""
                podSelector: { matchLabels: { app: db } }
                ingress:
                - from:
                  - podSelector:
                      matchLabels: { app: web }
                """)),
        Good.Kubernetes(Pod(metadata: "labels: { app: web }"), NetworkPolicy()),
        Good.Kubernetes(Pod(metadata: "labels: { app: web }"))
            .Beside("policies.yaml", NetworkPolicy("""
            podSelector: {}
            ingress:
            - from:
              - podSelector:
                  matchLabels: { app: web }
            """)),
    ];
}
