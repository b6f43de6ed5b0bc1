namespace Seaworthy.Rules.Cluster;

[Rule("SEA8551", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0047 kics:peer_auto_tls_set_to_true kubescape:C-0158 cis-kubernetes:2.6")]
public sealed class EtcdPeerCertificateSelfMade : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.Etcd, "peer-auto-tls", "true", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Members of etcd make their own certificates";

    public override string Message => "The {0} makes itself a certificate for its peers; set {1}";

    public override string Why => """
        A certificate that a member makes for itself can be checked by no other.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("etcd", "--peer-auto-tls=[|true|]")).Fixed(Pod("etcd", "--peer-auto-tls=false")),
        Good.Kubernetes(Pod("etcd", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("etcd", "--peer-auto-tls=$(VALUE)")).Because("the value is a variable"),
    ];
}
