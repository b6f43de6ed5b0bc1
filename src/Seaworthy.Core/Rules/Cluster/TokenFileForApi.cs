namespace Seaworthy.Rules.Cluster;

[Rule("SEA8502", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0002 checkov:CKV_K8S_70 kics:token_auth_file_is_set kubescape:C-0114 cis-kubernetes:1.2.2")]
public sealed class TokenFileForApi : FlagRule
{
    static readonly Demand s_demand = Demand.Unset(ClusterProgram.ApiServer, "token-auth-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server reads tokens from a file";

    public override string Message => "The {0} takes tokens from a file; take {1} out";

    public override string Why => """
        Tokens in a file are in clear text, hold for ever and change only with a restart of the server.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--token-auth-file=[|/etc/kubernetes/tokens.csv|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")),
    ];
}
