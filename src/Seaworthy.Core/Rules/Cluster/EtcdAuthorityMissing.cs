namespace Seaworthy.Rules.Cluster;

[Rule("SEA8533", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0029 checkov:CKV_K8S_102 kics:etcd_client_certificate_file_not_defined kubescape:C-0140 cis-kubernetes:1.2.26")]
public sealed class EtcdAuthorityMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "etcd-cafile").AlsoNamed("etcd-ca-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server does not check the certificate of etcd";

    public override string Message => "The {0} talks to whoever answers for etcd; set {1}";

    public override string Why => """
        Whoever gets between server and etcd reads every secret.
        """;

    public override string? Differences => """
        Checkov calls the flag etcd-ca-file, with which no server starts; who wrote that meant the same, and is told by the server.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--etcd-cafile=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "--etcd-ca-file=/etc/kubernetes/pki/one")).Because("the flag has another name, and the server will say so"),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
