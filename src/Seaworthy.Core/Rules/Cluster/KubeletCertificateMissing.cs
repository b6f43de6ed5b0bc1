namespace Seaworthy.Rules.Cluster;

[Rule("SEA8569", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0088 trivy:KCV-0089 checkov:CKV_K8S_148 kics:tls_connection_certificate_not_setup kubescape:C-0181 cis-kubernetes:4.2.9")]
public sealed class KubeletCertificateMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.Kubelet, "tls-cert-file", "tls-private-key-file").AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet has no certificate of yours";

    public override string Message => "The {0} makes itself a certificate; set {1} and its key";

    public override string Why => """
        A certificate that a kubelet makes for itself can be checked by nobody.
        """;

    public override string? Differences => """
        KICS asks for it in the configuration object, and not where a container runs the kubelet with flags.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")),
        Bad.Kubernetes(Pod("[|kubelet|]", "--tls-cert-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kubelet", "--tls-cert-file=/etc/kubernetes/pki/one", "--tls-private-key-file=/etc/kubernetes/pki/two")),
        Good.Kubernetes(Pod("kubelet", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
