namespace Seaworthy.Rules.Cluster;

[Rule("SEA8506", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0006 checkov:CKV_K8S_73 kics:kubelet_certificate_authority_not_set kubescape:C-0117 cis-kubernetes:1.2.5")]
public sealed class KubeletAuthorityMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "kubelet-certificate-authority");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server does not check the certificates of kubelets";

    public override string Message => "The {0} talks to whoever answers for a kubelet; set {1}";

    public override string Why => """
        Whoever gets between server and node can read what goes to its kubelet, and answer for it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--kubelet-certificate-authority=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
