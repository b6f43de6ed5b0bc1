namespace Seaworthy.Rules.Cluster;

[Rule("SEA8529", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0025 kics:service_account_key_file_not_properly_set kubescape:C-0136 cis-kubernetes:1.2.22",
    Related = "checkov:CKV_K8S_97")]
public sealed class ServiceAccountKeyMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "service-account-key-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "Tokens are checked with the key of the server";

    public override string Message => "The {0} has no key of its own for service accounts; set {1}";

    public override string Why => """
        With a pair of keys of their own, tokens can be renewed without touching the certificate of the server.
        """;

    public override string? Differences => """
        Checkov looks only at how the file is called, which is a rule of its own.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--service-account-key-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
