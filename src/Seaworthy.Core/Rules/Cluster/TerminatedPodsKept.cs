namespace Seaworthy.Rules.Cluster;

[Rule("SEA8537", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0033 checkov:CKV_K8S_106 kics:terminated_pod_garbage_collector_threshold_not_properly_set kubescape:C-0144 cis-kubernetes:1.3.1")]
public sealed class TerminatedPodsKept : FlagRule
{
    static readonly Demand s_demand = Demand.AtLeast(ClusterProgram.ControllerManager, "terminated-pod-gc-threshold", 1, isUsual: false);

    private protected override Demand Demand => s_demand;

    public override string Title => "Ended pods are kept in thousands";

    public override string Message => "The {0} keeps 12,500 ended pods; set {1}";

    public override string Why => """
        Objects of ended pods fill etcd and slow the server down.
        """;

    public override string? Differences => """
        Which number suits a cluster nobody but its owner knows; KICS asks for 10.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-controller-manager|]", "--v=2")),
        Bad.Kubernetes(Pod("kube-controller-manager", "--terminated-pod-gc-threshold=[|0|]")),
        Good.Kubernetes(Pod("kube-controller-manager", "--terminated-pod-gc-threshold=10000")),
        Good.Kubernetes(Pod("kube-controller-manager", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
