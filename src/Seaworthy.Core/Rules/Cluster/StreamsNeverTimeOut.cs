namespace Seaworthy.Rules.Cluster;

[Rule("SEA8564", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0085 checkov:CKV_K8S_143 kics:kubelet_streaming_connection_timeout_disabled kubescape:C-0176 cis-kubernetes:4.2.5")]
public sealed class StreamsNeverTimeOut : FlagRule
{
    static readonly Demand s_demand = Demand.Never(ClusterProgram.Kubelet, "streaming-connection-idle-timeout", "0", "4h");

    private protected override Demand Demand => s_demand;

    public override string Title => "Idle streams are never closed";

    public override string Message => "The {0} keeps idle streams open for ever; set {1}";

    public override string Why => """
        Open streams use ports and memory, and can be kept open on purpose until none is left.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--streaming-connection-idle-timeout=[|0|]")).Fixed(Pod("kubelet", "--streaming-connection-idle-timeout=4h")),
        Bad.Kubernetes("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nstreamingConnectionIdleTimeout: [|0s|]\n").Fixed("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nstreamingConnectionIdleTimeout: 4h\n"),
        Good.Kubernetes(Pod("kubelet", "--v=2")).Because("the default is a safe one"),
        Good.Kubernetes(Pod("kubelet", "--streaming-connection-idle-timeout=$(VALUE)")).Because("the value is a variable"),
    ];
}
