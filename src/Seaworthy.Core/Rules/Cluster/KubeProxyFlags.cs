using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagRequirement;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of kube-proxy: CIS Kubernetes 4.3.</summary>
static class KubeProxyFlags
{
    [Rule("SEA8575", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0291 cis-kubernetes:4.3.1")]
    public static FlagRule KubeProxyMetricsExposed => new(Never(KubeProxy, "metrics-bind-address", "0.0.0.0:10249", "127.0.0.1:10249"))
    {
        Title = "Metrics of kube-proxy exposed on all addresses",
        Message = "The kube-proxy metrics are exposed on all addresses; set {1} or metricsBindAddress",
        Why =
            "The metrics need no credentials and show the services and load of the cluster to every client in the network. A monitoring system " +
            "that collects them from another host needs the address; restrict the port with a firewall then.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/",
    };
}
