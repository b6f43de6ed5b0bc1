namespace Seaworthy.Rules.Cluster;

[Rule("SEA8535", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:weak_tls_cipher_suites kubescape:C-0143 kubescape:C-0277 cis-kubernetes:1.2.29",
    Related = "checkov:CKV_K8S_105")]
public sealed class WeakApiCiphers : FlagRule
{
    static readonly Demand s_demand = Demand.OnlyLists(ClusterProgram.ApiServer, "tls-cipher-suites", StrongCiphers);

    private protected override Demand Demand => s_demand;

    public override string Title => "API server allows weak ciphers";

    public override string Message => "The {0} does not keep to strong ciphers; list them in {1}";

    public override string Why => """
        Old cipher suites have no forward secrecy, or are broken: who records the traffic today may read it tomorrow.
        """;

    public override string? Differences => """
        Checkov says nothing where no list is given, and allows two suites without forward secrecy.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--tls-cipher-suites=[|TLS_RSA_WITH_RC4_128_SHA|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")),
        Good.Kubernetes(Pod("kube-apiserver", "--tls-cipher-suites=$(VALUE)")).Because("the value is a variable"),
    ];
}
