namespace Seaworthy.Rules.Cluster;

[Rule("SEA8571", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0091 kics:rotate_kubelet_server_certificate_not_active kubescape:C-0183 cis-kubernetes:4.2.11")]
public sealed class KubeletServerRotationOff : FlagRule
{
    static readonly Demand s_demand = Demand.NeverLists(ClusterProgram.Kubelet, "feature-gates", "RotateKubeletServerCertificate=false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Certificate that the kubelet serves is not renewed";

    public override string Message => "The {0} switches the renewal of its certificate off; take it out of {1}";

    public override string Why => """
        Certificates that nobody renews run out, and tempt people to make them hold for ever.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--feature-gates=[|NodeSwap=true,RotateKubeletServerCertificate=false|]")),
        Good.Kubernetes(Pod("kubelet", "--feature-gates=NodeSwap=true")),
        Good.Kubernetes(Pod("kubelet", "--feature-gates=$(VALUE)")).Because("the value is a variable"),
    ];
}
