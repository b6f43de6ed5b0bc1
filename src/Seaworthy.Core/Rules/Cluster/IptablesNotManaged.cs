namespace Seaworthy.Rules.Cluster;

[Rule("SEA8566", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0084 checkov:CKV_K8S_145 kics:kubelet_not_managing_ip_tables kubescape:C-0178 cis-kubernetes:4.2.6")]
public sealed class IptablesNotManaged : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.Kubelet, "make-iptables-util-chains", "false", "true");

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet leaves iptables alone";

    public override string Message => "The {0} does not keep the rules of iptables in step; set {1}";

    public override string Why => """
        Rules that somebody else has to keep in step are soon too open or too tight.
        """;

    public override string? Differences => """
        Checkov asks for the flag to be written; the value that nobody wrote is true.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--make-iptables-util-chains=[|false|]")).Fixed(Pod("kubelet", "--make-iptables-util-chains=true")),
        Good.Kubernetes(Pod("kubelet", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kubelet", "--make-iptables-util-chains=$(VALUE)")).Because("the value is a variable"),
    ];
}
