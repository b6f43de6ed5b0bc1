using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8228", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:non-isolated-pod kube-score:pod-networkpolicy polaris:missingNetworkPolicy checkov:CKV2_K8S_6 kubescape:C-0260 kubescape:C-0030",
    Related = "kics:pod_misconfigured_network_policy")]
sealed class MissingNetworkPolicy : Rule<Pod>
{
    public override string Title => "No network policy isolates the pods";

    public override string Message => "No NetworkPolicy of these manifests selects the pods of {0} '{1}'; every pod of the cluster may talk to them";

    public override string Why => """
        Without a policy that selects it, a pod may talk to any other, in every namespace, and may be talked to by any. Whoever gets into one reaches them all.
        """;

    public override string? Differences => """
        The folder or kustomization must be readable as a whole; a policy found anywhere in the workspace counts if it may lie in the same namespace, and policies of Cilium or Calico keep it silent.
        One peer reports pods beside a policy that names neither direction, and says nothing where there is no policy at all; some want rules in both directions, while a policy without rules, which denies all, is the
        best of them.
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
