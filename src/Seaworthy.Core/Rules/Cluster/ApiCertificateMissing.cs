namespace Seaworthy.Rules.Cluster;

[Rule("SEA8531", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0027 checkov:CKV_K8S_100 kics:tls_connection_certificate_not_setup kubescape:C-0138 cis-kubernetes:1.2.24")]
public sealed class ApiCertificateMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "tls-cert-file", "tls-private-key-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server has no certificate of yours";

    public override string Message => "The {0} makes itself a certificate; set {1} and its key";

    public override string Why => """
        A certificate that the server makes for itself can be checked by nobody.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--tls-cert-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "--tls-cert-file=/etc/kubernetes/pki/one", "--tls-private-key-file=/etc/kubernetes/pki/two")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
