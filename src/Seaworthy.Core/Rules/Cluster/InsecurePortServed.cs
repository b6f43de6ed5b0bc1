namespace Seaworthy.Rules.Cluster;

[Rule("SEA8520", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_88 kics:insecure_port_not_properly_set kubescape:C-0005")]
public sealed class InsecurePortServed : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ApiServer, "insecure-port", "0").Until(20);

    private protected override Demand Demand => s_demand;

    public override string Title => "API server has a port without checks";

    public override string Message => "The {0} answers without authentication on a port; set {1}";

    public override string Why => """
        Requests to the insecure port pass neither authentication nor authorization. Before Kubernetes 1.20 it was open unless told otherwise; from 1.24 on
        the flag is gone.
        """;

    public override string? Differences => """
        Checkov and KICS ask for the flag of servers, too, that no longer know it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--insecure-port=[|8080|]")).Fixed(Pod("kube-apiserver", "--insecure-port=0")).With("seaworthy_kubernetes_version", "1.19"),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--insecure-port=0")).With("seaworthy_kubernetes_version", "1.19"),
        Bad.Kubernetes(Pod("kube-apiserver", "--insecure-port=[|8080|]")).Fixed(Pod("kube-apiserver", "--insecure-port=0")),
        Good.Kubernetes(Pod("kube-apiserver", "--insecure-port=0")).With("seaworthy_kubernetes_version", "1.19"),
        Good.Kubernetes(Pod("kube-apiserver", "--insecure-port=$(VALUE)")).Because("the value is a variable").With("seaworthy_kubernetes_version", "1.19"),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("later releases know neither the flag nor what it stood for"),
    ];
}
