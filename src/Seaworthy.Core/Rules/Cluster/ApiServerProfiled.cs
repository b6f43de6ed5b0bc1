namespace Seaworthy.Rules.Cluster;

[Rule("SEA8522", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0018 checkov:CKV_K8S_90 kics:profiling_not_set_to_false kubescape:C-0129 cis-kubernetes:1.2.15")]
public sealed class ApiServerProfiled : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ApiServer, "profiling", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server can be profiled";

    public override string Message => "The {0} serves profiles of itself; set {1}";

    public override string Why => """
        Profiles tell about the program and its load, and taking one costs.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--profiling=[|true|]")).Fixed(Pod("kube-apiserver", "--profiling=false")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--profiling=false")),
        Good.Kubernetes(Pod("kube-apiserver", "--profiling=false")),
        Good.Kubernetes(Pod("kube-apiserver", "--profiling=$(VALUE)")).Because("the value is a variable"),
    ];
}
