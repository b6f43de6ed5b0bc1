namespace Seaworthy.Rules.Cluster;

[Rule("SEA8532", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0028 kics:client_certificate_authentication_not_setup_properly kubescape:C-0139 cis-kubernetes:1.2.25")]
public sealed class ClientAuthorityMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "client-ca-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server accepts no certificates of clients";

    public override string Message => "The {0} cannot check certificates of clients; set {1}";

    public override string Why => """
        Without an authority, clients are left with tokens, which can be copied.
        """;

    public override string? Differences => """
        One peer also asks for the ending .pem, which is a rule of its own, as what a file is called says nothing about it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--client-ca-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
