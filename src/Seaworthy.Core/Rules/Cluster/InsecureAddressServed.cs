namespace Seaworthy.Rules.Cluster;

[Rule("SEA8519", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_86 kics:insecure_bind_address_set kubescape:C-0005")]
public sealed class InsecureAddressServed : FlagRule
{
    static readonly Demand s_demand = Demand.Unset(ClusterProgram.ApiServer, "insecure-bind-address");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server has an address without checks";

    public override string Message => "The {0} answers without authentication on an address; take {1} out";

    public override string Why => """
        Requests to the insecure port pass neither authentication nor authorization. Kubernetes 1.24 dropped it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--insecure-bind-address=[|0.0.0.0|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")),
    ];
}
