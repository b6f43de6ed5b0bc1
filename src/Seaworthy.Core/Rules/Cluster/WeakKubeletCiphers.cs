namespace Seaworthy.Rules.Cluster;

[Rule("SEA8572", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0092 kics:weak_tls_cipher_suites kubescape:C-0184 cis-kubernetes:4.2.12",
    Related = "checkov:CKV_K8S_151")]
public sealed class WeakKubeletCiphers : FlagRule
{
    static readonly Demand s_demand = Demand.OnlyLists(ClusterProgram.Kubelet, "tls-cipher-suites", StrongCiphers).AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet allows weak ciphers";

    public override string Message => "The {0} does not keep to strong ciphers; list them in {1}";

    public override string Why => """
        Old cipher suites have no forward secrecy, or are broken: who records the traffic today may read it tomorrow.
        """;

    public override string? Differences => """
        Some peers say nothing where no list is given.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--tls-cipher-suites=[|TLS_RSA_WITH_RC4_128_SHA|]")),
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")),
        Good.Kubernetes(Pod("kubelet", "--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")),
        Good.Kubernetes(Pod("kubelet", "--tls-cipher-suites=$(VALUE)")).Because("the value is a variable"),
    ];
}
