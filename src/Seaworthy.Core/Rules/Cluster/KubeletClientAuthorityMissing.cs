namespace Seaworthy.Rules.Cluster;

[Rule("SEA8562", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0081 kics:client_certificate_authentication_not_setup_properly kubescape:C-0174 kubescape:C-0070 cis-kubernetes:4.2.3",
    Related = "checkov:CKV_K8S_140")]
public sealed class KubeletClientAuthorityMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.Kubelet, "client-ca-file").AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet accepts no certificates of clients";

    public override string Message => "The {0} cannot check the certificate of the API server; set {1}";

    public override string Why => """
        Without an authority the kubelet cannot tell the API server from anybody else.
        """;

    public override string? Differences => """
        Checkov looks at another flag, and only at how its file is called.
        KICS asks for it in the configuration object, and not where a container runs the kubelet with flags.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")),
        Good.Kubernetes(Pod("kubelet", "--client-ca-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kubelet", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
