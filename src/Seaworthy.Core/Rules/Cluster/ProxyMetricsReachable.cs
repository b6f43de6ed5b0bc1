namespace Seaworthy.Rules.Cluster;

[Rule("SEA8575", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0291 cis-kubernetes:4.3.1")]
public sealed class ProxyMetricsReachable : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.KubeProxy, "metrics-bind-address", "0.0.0.0:10249", "127.0.0.1:10249");

    private protected override Demand Demand => s_demand;

    public override string Title => "Metrics of the proxy can be read from outside";

    public override string Message => "The {0} serves its metrics on every address of the node; set {1}";

    public override string Why => """
        Metrics tell about services and load, and nobody outside of the node needs them.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-proxy", "--metrics-bind-address=[|0.0.0.0:10249|]")).Fixed(Pod("kube-proxy", "--metrics-bind-address=127.0.0.1:10249")),
        Good.Kubernetes(Pod("kube-proxy", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kube-proxy", "--metrics-bind-address=$(VALUE)")).Because("the value is a variable"),
    ];
}
