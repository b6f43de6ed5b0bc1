namespace Seaworthy.Rules.Cluster;

[Rule("SEA8547", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0043 checkov:CKV_K8S_117 kics:etcd_client_certificate_authentication_set_to_false kubescape:C-0154 cis-kubernetes:2.2")]
public sealed class EtcdClientsUnchecked : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Etcd, "client-cert-auth", "true");

    private protected override Demand Demand => s_demand;

    public override string Title => "Etcd answers everybody";

    public override string Message => "The {0} asks clients for no certificate; set {1}";

    public override string Why => """
        Whoever can write to etcd owns the cluster.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("etcd", "--client-cert-auth=[|false|]")).Fixed(Pod("etcd", "--client-cert-auth=true")),
        Bad.Kubernetes(Pod("[|etcd|]", "--v=2")).Fixed(Pod("etcd", "--v=2", "--client-cert-auth=true")),
        Good.Kubernetes(Pod("etcd", "--client-cert-auth=true")),
        Good.Kubernetes(Pod("etcd", "--client-cert-auth=$(VALUE)")).Because("the value is a variable"),
    ];
}
