namespace Seaworthy.Rules.Cluster;

[Rule("SEA8567", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0086 checkov:CKV_K8S_146 kics:kubelet_hostname_override_is_set kubescape:C-0179 cis-kubernetes:4.2.7")]
public sealed class NodeNameOverridden : FlagRule
{
    static readonly Demand s_demand = Demand.Unset(ClusterProgram.Kubelet, "hostname-override");

    private protected override Demand Demand => s_demand;

    public override string Title => "Node has another name than its host";

    public override string Message => "The {0} gives the node another name than its host; take {1} out";

    public override string Why => """
        Certificates and logs speak of the host by its own name. A second one breaks the link between them.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--hostname-override=[|node-1|]")),
        Good.Kubernetes(Pod("kubelet", "--v=2")),
    ];
}
