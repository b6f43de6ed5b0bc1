namespace Seaworthy.Rules.Cluster;

[Rule("SEA8570", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0090 checkov:CKV_K8S_149 kics:kubelet_client_periodic_certificate_switch_disabled kubescape:C-0182 cis-kubernetes:4.2.10")]
public sealed class ClientRotationOff : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.Kubelet, "rotate-certificates", "false", "true").AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Certificate of the kubelet is not renewed";

    public override string Message => "The {0} does not renew its certificate; set {1}";

    public override string Why => """
        A certificate that nobody renews runs out, and the node with it.
        """;

    public override string? Differences => """
        The value that nobody wrote is false in a configuration object. Without one the flag is left to whoever starts the kubelet.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: [|KubeletConfiguration|]\nreadOnlyPort: 0\n"),
        Bad.Kubernetes(Pod("kubelet", "--rotate-certificates=[|false|]")).Fixed(Pod("kubelet", "--rotate-certificates=true")),
        Good.Kubernetes(Pod("kubelet", "--v=2")).Because("it may be said in the configuration"),
        Good.Kubernetes(Pod("kubelet", "--rotate-certificates=$(VALUE)")).Because("the value is a variable"),
    ];
}
