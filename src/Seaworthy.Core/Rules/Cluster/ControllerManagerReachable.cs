namespace Seaworthy.Rules.Cluster;

[Rule("SEA8543", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0039 checkov:CKV_K8S_113 kics:bind_address_not_properly_set kubescape:C-0150 cis-kubernetes:1.3.7")]
public sealed class ControllerManagerReachable : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ControllerManager, "bind-address", "127.0.0.1");

    private protected override Demand Demand => s_demand;

    public override string Title => "Controller manager can be reached from outside";

    public override string Message => "The {0} answers on every address of its node; set {1}";

    public override string Why => """
        Its port is for health checks and metrics, which nobody outside of the node needs.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-controller-manager", "--bind-address=[|0.0.0.0|]")).Fixed(Pod("kube-controller-manager", "--bind-address=127.0.0.1")),
        Bad.Kubernetes(Pod("[|kube-controller-manager|]", "--v=2")).Fixed(Pod("kube-controller-manager", "--v=2", "--bind-address=127.0.0.1")),
        Good.Kubernetes(Pod("kube-controller-manager", "--bind-address=127.0.0.1")),
        Good.Kubernetes(Pod("kube-controller-manager", "--bind-address=$(VALUE)")).Because("the value is a variable"),
    ];
}
