namespace Seaworthy.Rules.Cluster;

[Rule("SEA8504", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0004 checkov:CKV_K8S_71 kics:kubelet_https_set_to_false")]
public sealed class KubeletAskedWithoutTls : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.ApiServer, "kubelet-https", "false", "true");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server asks kubelets in clear text";

    public override string Message => "The {0} asks kubelets without TLS; set {1}";

    public override string Why => """
        What the server asks kubelets for are logs, and shells in containers.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--kubelet-https=[|false|]")).Fixed(Pod("kube-apiserver", "--kubelet-https=true")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kube-apiserver", "--kubelet-https=$(VALUE)")).Because("the value is a variable"),
    ];
}
