namespace Seaworthy.Rules.Cluster;

[Rule("SEA8561", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0080 checkov:CKV_K8S_139 kics:authorization_mode_set_to_always_allow kubescape:C-0173 cis-kubernetes:4.2.2")]
public sealed class KubeletAllowsEverything : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.Kubelet, "authorization-mode", "AlwaysAllow", "Webhook");

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet allows everything";

    public override string Message => "The {0} allows every request; set {1}";

    public override string Why => """
        With AlwaysAllow everybody who reaches the port may run commands in the containers of the node.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--authorization-mode=[|AlwaysAllow|]")).Fixed(Pod("kubelet", "--authorization-mode=Webhook")),
        Good.Kubernetes(Pod("kubelet", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kubelet", "--authorization-mode=$(VALUE)")).Because("the value is a variable"),
    ];
}
