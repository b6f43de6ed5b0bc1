namespace Seaworthy.Rules.Cluster;

[Rule("SEA8536", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0290 cis-kubernetes:1.2.30")]
public sealed class TokensExtended : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ApiServer, "service-account-extend-token-expiration", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Tokens hold for a year";

    public override string Message => "The {0} lets tokens of pods hold for a year; set {1}";

    public override string Why => """
        The flag was made for programs that do not read a renewed token. A stolen token holds as long.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--service-account-extend-token-expiration=[|true|]")).Fixed(Pod("kube-apiserver", "--service-account-extend-token-expiration=false")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--service-account-extend-token-expiration=false")),
        Good.Kubernetes(Pod("kube-apiserver", "--service-account-extend-token-expiration=false")),
        Good.Kubernetes(Pod("kube-apiserver", "--service-account-extend-token-expiration=$(VALUE)")).Because("the value is a variable"),
    ];
}
