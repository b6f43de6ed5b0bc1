namespace Seaworthy.Rules.Cluster;

[Rule("SEA8538", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0034 checkov:CKV_K8S_107 kics:profiling_not_set_to_false kubescape:C-0145 cis-kubernetes:1.3.2")]
public sealed class ControllerManagerProfiled : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ControllerManager, "profiling", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Controller manager can be profiled";

    public override string Message => "The {0} serves profiles of itself; set {1}";

    public override string Why => """
        Profiles tell about the program and its load, and taking one costs.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-controller-manager", "--profiling=[|true|]")).Fixed(Pod("kube-controller-manager", "--profiling=false")),
        Bad.Kubernetes(Pod("[|kube-controller-manager|]", "--v=2")).Fixed(Pod("kube-controller-manager", "--v=2", "--profiling=false")),
        Good.Kubernetes(Pod("kube-controller-manager", "--profiling=false")),
        Good.Kubernetes(Pod("kube-controller-manager", "--profiling=$(VALUE)")).Because("the value is a variable"),
    ];
}
