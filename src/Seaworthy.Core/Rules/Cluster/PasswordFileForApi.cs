namespace Seaworthy.Rules.Cluster;

[Rule("SEA8501", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_69 kics:basic_auth_file_is_set")]
public sealed class PasswordFileForApi : FlagRule
{
    static readonly Demand s_demand = Demand.Unset(ClusterProgram.ApiServer, "basic-auth-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server reads passwords from a file";

    public override string Message => "The {0} takes passwords from a file; take {1} out";

    public override string Why => """
        Passwords in a file are in clear text, never expire and change only with a restart. Kubernetes 1.19 dropped the flag, so that the server does not even
        start with it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--basic-auth-file=[|/etc/kubernetes/users.csv|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")),
    ];
}
