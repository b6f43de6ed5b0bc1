namespace Seaworthy.Rules.Cluster;

[Rule("SEA8534", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0030 checkov:CKV_K8S_104 kics:encryption_provider_config_is_not_defined kubescape:C-0141 kubescape:C-0066 cis-kubernetes:1.2.27")]
public sealed class SecretsNotEncrypted : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "encryption-provider-config");

    private protected override Demand Demand => s_demand;

    public override string Title => "Secrets are stored in clear text";

    public override string Message => "The {0} stores secrets in etcd as they are; set {1}";

    public override string Why => """
        Whoever gets a copy of etcd, a backup for example, reads every secret of the cluster.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--encryption-provider-config=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
