namespace Seaworthy.Rules.Cluster;

[Rule("SEA8528", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0024 checkov:CKV_K8S_96 kics:service_account_lookup_set_to_false kubescape:C-0135 cis-kubernetes:1.2.21")]
public sealed class ServiceAccountLookupOff : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.ApiServer, "service-account-lookup", "false", "true");

    private protected override Demand Demand => s_demand;

    public override string Title => "Tokens of deleted accounts still hold";

    public override string Message => "The {0} does not look whether a service account still exists; set {1}";

    public override string Why => """
        Without the look-up a token goes on to hold after its account, or the token itself, was deleted.
        """;

    public override string? Differences => """
        Checkov asks for the flag to be written; the value that nobody wrote is true.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--service-account-lookup=[|false|]")).Fixed(Pod("kube-apiserver", "--service-account-lookup=true")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kube-apiserver", "--service-account-lookup=$(VALUE)")).Because("the value is a variable"),
    ];
}
