namespace Seaworthy.Rules.Cluster;

[Rule("SEA8546", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0042 checkov:CKV_K8S_116 kics:etcd_tls_certificate_files_not_properly_set kubescape:C-0153 cis-kubernetes:2.1")]
public sealed class EtcdCertificateMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.Etcd, "cert-file", "key-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "Etcd talks in clear text";

    public override string Message => "The {0} has no certificate; set {1} and its key";

    public override string Why => """
        All secrets of the cluster pass between etcd and the API server.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|etcd|]", "--v=2")),
        Bad.Kubernetes(Pod("[|etcd|]", "--cert-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("etcd", "--cert-file=/etc/kubernetes/pki/one", "--key-file=/etc/kubernetes/pki/two")),
        Good.Kubernetes(Pod("etcd", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
