namespace Seaworthy.Rules.Cluster;

[Rule("SEA8544", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0040 checkov:CKV_K8S_114 kics:profiling_not_set_to_false kubescape:C-0151 cis-kubernetes:1.4.1")]
public sealed class SchedulerProfiled : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Scheduler, "profiling", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Scheduler can be profiled";

    public override string Message => "The {0} serves profiles of itself; set {1}";

    public override string Why => """
        Profiles tell about the program and its load, and taking one costs.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-scheduler", "--profiling=[|true|]")).Fixed(Pod("kube-scheduler", "--profiling=false")),
        Bad.Kubernetes(Pod("[|kube-scheduler|]", "--v=2")).Fixed(Pod("kube-scheduler", "--v=2", "--profiling=false")),
        Good.Kubernetes(Pod("kube-scheduler", "--profiling=false")),
        Good.Kubernetes(Pod("kube-scheduler", "--profiling=$(VALUE)")).Because("the value is a variable"),
    ];
}
