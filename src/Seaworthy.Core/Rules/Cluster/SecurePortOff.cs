namespace Seaworthy.Rules.Cluster;

[Rule("SEA8521", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0017 checkov:CKV_K8S_89 kics:secure_port_set_to_zero kubescape:C-0128")]
public sealed class SecurePortOff : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.ApiServer, "secure-port", "0", "6443");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server has no port with TLS";

    public override string Message => "The {0} switches its port with TLS off; set {1}";

    public override string Why => """
        What is left is a port without encryption and without checks.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--secure-port=[|0|]")).Fixed(Pod("kube-apiserver", "--secure-port=6443")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kube-apiserver", "--secure-port=$(VALUE)")).Because("the value is a variable"),
    ];
}
