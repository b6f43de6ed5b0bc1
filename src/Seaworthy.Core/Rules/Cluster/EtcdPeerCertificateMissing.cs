namespace Seaworthy.Rules.Cluster;

[Rule("SEA8549", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0045 checkov:CKV_K8S_119 kics:etcd_peer_tls_certificate_files_not_properly_set kubescape:C-0156 cis-kubernetes:2.4")]
public sealed class EtcdPeerCertificateMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.Etcd, "peer-cert-file", "peer-key-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "Members of etcd talk in clear text";

    public override string Message => "The {0} has no certificate for its peers; set {1} and its key";

    public override string Why => """
        Everything that is stored passes between the members.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|etcd|]", "--v=2")),
        Bad.Kubernetes(Pod("[|etcd|]", "--peer-cert-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("etcd", "--peer-cert-file=/etc/kubernetes/pki/one", "--peer-key-file=/etc/kubernetes/pki/two")),
        Good.Kubernetes(Pod("etcd", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
