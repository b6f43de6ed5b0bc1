namespace Seaworthy.Rules.Cluster;

[Rule("SEA8503", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0283 cis-kubernetes:1.2.3",
    Related = "trivy:KCV-0003 kubescape:C-0115")]
public sealed class ExternalAddressesAllowed : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "DenyServiceExternalIPs");

    private protected override Demand Demand => s_demand;

    public override string Title => "Services may take any external address";

    public override string Message => "The {0} lets a Service take the traffic of any address; set {1}";

    public override string Why => """
        Whoever may create a Service can name an address in externalIPs, and traffic of the cluster to it comes to his pods.
        """;

    public override string? Differences => """
        Older editions of the benchmark asked for the plugin not to be set, by mistake; some peers still check that.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NamespaceLifecycle|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,DenyServiceExternalIPs")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
