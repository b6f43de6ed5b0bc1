namespace Seaworthy.Rules.Cluster;

[Rule("SEA8508", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0008 checkov:CKV_K8S_75 kics:authorization_mode_node_not_set kubescape:C-0119 cis-kubernetes:1.2.7")]
public sealed class NodeAuthorizerMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "authorization-mode", "Node");

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelets are not held to their own node";

    public override string Message => "The {0} does not hold kubelets to their node; set {1}";

    public override string Why => """
        The node authorizer lets a kubelet read only the secrets of its own pods. Without it one broken node reads those of all.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--authorization-mode=[|RBAC|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--authorization-mode=RBAC,Node")),
        Good.Kubernetes(Pod("kube-apiserver", "--authorization-mode=$(VALUE)")).Because("the value is a variable"),
    ];
}
