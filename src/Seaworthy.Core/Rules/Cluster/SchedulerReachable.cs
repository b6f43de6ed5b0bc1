namespace Seaworthy.Rules.Cluster;

[Rule("SEA8545", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0041 checkov:CKV_K8S_115 kics:bind_address_not_properly_set kubescape:C-0152 cis-kubernetes:1.4.2")]
public sealed class SchedulerReachable : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Scheduler, "bind-address", "127.0.0.1");

    private protected override Demand Demand => s_demand;

    public override string Title => "Scheduler can be reached from outside";

    public override string Message => "The {0} answers on every address of its node; set {1}";

    public override string Why => """
        Its port is for health checks and metrics, which nobody outside of the node needs.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-scheduler", "--bind-address=[|0.0.0.0|]")).Fixed(Pod("kube-scheduler", "--bind-address=127.0.0.1")),
        Bad.Kubernetes(Pod("[|kube-scheduler|]", "--v=2")).Fixed(Pod("kube-scheduler", "--v=2", "--bind-address=127.0.0.1")),
        Good.Kubernetes(Pod("kube-scheduler", "--bind-address=127.0.0.1")),
        Good.Kubernetes(Pod("kube-scheduler", "--bind-address=$(VALUE)")).Because("the value is a variable"),
    ];
}
