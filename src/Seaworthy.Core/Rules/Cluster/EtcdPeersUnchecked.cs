namespace Seaworthy.Rules.Cluster;

[Rule("SEA8550", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0046 checkov:CKV_K8S_121 kics:etcd_peer_client_certificate_authentication_set_to_false kubescape:C-0157 cis-kubernetes:2.5")]
public sealed class EtcdPeersUnchecked : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Etcd, "peer-client-cert-auth", "true");

    private protected override Demand Demand => s_demand;

    public override string Title => "Etcd takes everybody for a member";

    public override string Message => "The {0} asks peers for no certificate; set {1}";

    public override string Why => """
        Whoever may join as a member gets all data, and a vote.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("etcd", "--peer-client-cert-auth=[|false|]")).Fixed(Pod("etcd", "--peer-client-cert-auth=true")),
        Bad.Kubernetes(Pod("[|etcd|]", "--v=2")).Fixed(Pod("etcd", "--v=2", "--peer-client-cert-auth=true")),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: etcd, namespace: kube-system }
            spec:
              containers:
              - name: etcd
                image: registry.acme.test/etcd:3.5.9
                args: ["--peer-client-cert-auth=[|false|]"]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata: { name: etcd, namespace: kube-system }
            spec:
              containers:
              - name: etcd
                image: registry.acme.test/etcd:3.5.9
                args: ["--peer-client-cert-auth=true"]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: etcd, namespace: kube-system }
            spec:
              containers:
              - name: etcd
                image: registry.acme.test/etcd:3.5.9
                command: [etcd]
                env: [{ name: ETCD_PEER_CLIENT_CERT_AUTH, value: "true" }]
            """).Because("a variable says what the flag would"),
        Good.Kubernetes(Pod("etcd", "--peer-client-cert-auth=true")),
        Good.Kubernetes(Pod("etcd", "--peer-client-cert-auth=$(VALUE)")).Because("the value is a variable"),
    ];
}
