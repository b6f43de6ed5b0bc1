namespace Seaworthy.Rules.Cluster;

[Rule("SEA8563", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0082 checkov:CKV_K8S_141 kics:kubelet_read_only_port_is_not_set_to_zero kubescape:C-0175 cis-kubernetes:4.2.4")]
public sealed class KubeletReadOnlyPort : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Kubelet, "read-only-port", "0");

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet has a port without checks";

    public override string Message => "The {0} tells everybody about its pods on a port without checks; set {1}";

    public override string Why => """
        The port needs no credentials and shows what runs on the node, environment variables included.
        """;

    public override string? Differences => """
        In a configuration object the value that nobody wrote is 0 already.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--read-only-port=[|10255|]")).Fixed(Pod("kubelet", "--read-only-port=0")),
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")).Fixed(Pod("kubelet", "--v=2", "--read-only-port=0")),
        Good.Kubernetes(Pod("kubelet", "--read-only-port=0")),
        Good.Kubernetes(Pod("kubelet", "--read-only-port=$(VALUE)")).Because("the value is a variable"),
    ];
}
