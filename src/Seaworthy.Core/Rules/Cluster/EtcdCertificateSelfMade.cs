namespace Seaworthy.Rules.Cluster;

[Rule("SEA8548", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0044 checkov:CKV_K8S_118 kics:auto_tls_set_to_true kubescape:C-0155 cis-kubernetes:2.3")]
public sealed class EtcdCertificateSelfMade : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.Etcd, "auto-tls", "true", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Etcd makes its own certificate";

    public override string Message => "The {0} makes itself a certificate; set {1}";

    public override string Why => """
        A certificate that etcd makes for itself can be checked by nobody.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("etcd", "--auto-tls=[|true|]")).Fixed(Pod("etcd", "--auto-tls=false")),
        Good.Kubernetes(Pod("etcd", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("etcd", "--auto-tls=$(VALUE)")).Because("the value is a variable"),
    ];
}
