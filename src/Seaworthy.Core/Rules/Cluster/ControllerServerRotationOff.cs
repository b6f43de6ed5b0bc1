namespace Seaworthy.Rules.Cluster;

[Rule("SEA8542", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0038 checkov:CKV_K8S_112 kics:rotate_kubelet_server_certificate_not_active kubescape:C-0149 cis-kubernetes:1.3.6")]
public sealed class ControllerServerRotationOff : FlagRule
{
    static readonly Demand s_demand = Demand.NeverLists(ClusterProgram.ControllerManager, "feature-gates", "RotateKubeletServerCertificate=false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Certificates of kubelets are not renewed";

    public override string Message => "The {0} switches the renewal of certificates of kubelets off; take it out of {1}";

    public override string Why => """
        Certificates that nobody renews run out, and tempt people to make them hold for ever.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-controller-manager", "--feature-gates=[|NodeSwap=true,RotateKubeletServerCertificate=false|]")),
        Good.Kubernetes(Pod("kube-controller-manager", "--feature-gates=NodeSwap=true")),
        Good.Kubernetes(Pod("kube-controller-manager", "--feature-gates=$(VALUE)")).Because("the value is a variable"),
    ];
}
