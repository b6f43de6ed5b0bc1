using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagRequirement;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of kube-proxy: CIS Kubernetes 4.3.</summary>
static class KubeProxyFlags
{
    [Rule("SEA8575", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0291 cis-kubernetes:4.3.1")]
    public static FlagRule KubeProxyMetricsExposed => new(Never(KubeProxy, "metrics-bind-address", "0.0.0.0:10249", "127.0.0.1:10249"))
    {
        Title = "Metrics of the proxy can be read from outside",
        Message = "The {0} serves its metrics on every address of the node; set {1}",
        Why = "Metrics tell about services and load, and nobody outside of the node needs them.",
    };
}
