namespace Seaworthy.Rules.Cluster;

[Rule("SEA8530", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0026 checkov:CKV_K8S_99 kics:etcd_tls_certificate_not_properly_configured kubescape:C-0137 cis-kubernetes:1.2.23")]
public sealed class EtcdClientCertificateMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "etcd-certfile", "etcd-keyfile");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server shows etcd no certificate";

    public override string Message => "The {0} shows etcd no certificate; set {1} and its key";

    public override string Why => """
        Whoever can write to etcd owns the cluster, so that it should know whom it talks to.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--etcd-certfile=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "--etcd-certfile=/etc/kubernetes/pki/one", "--etcd-keyfile=/etc/kubernetes/pki/two")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
