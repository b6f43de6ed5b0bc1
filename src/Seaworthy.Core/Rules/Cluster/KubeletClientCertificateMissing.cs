namespace Seaworthy.Rules.Cluster;

[Rule("SEA8505", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0005 checkov:CKV_K8S_72 kics:kubelet_client_certificate_or_key_not_set kubescape:C-0116 cis-kubernetes:1.2.4")]
public sealed class KubeletClientCertificateMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "kubelet-client-certificate", "kubelet-client-key");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server has no certificate for kubelets";

    public override string Message => "The {0} shows kubelets no certificate; set {1} and its key";

    public override string Why => """
        Without a certificate kubelets see an anonymous request. They must then answer those, or logs and shells do not work.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--kubelet-client-certificate=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "--kubelet-client-certificate=/etc/kubernetes/pki/one", "--kubelet-client-key=/etc/kubernetes/pki/two")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
