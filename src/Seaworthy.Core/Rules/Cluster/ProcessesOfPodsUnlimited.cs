namespace Seaworthy.Rules.Cluster;

[Rule("SEA8573", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0284 cis-kubernetes:4.2.13")]
public sealed class ProcessesOfPodsUnlimited : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.Kubelet, "pod-max-pids").AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Pods may start any number of processes";

    public override string Message => "The {0} sets no limit on the processes of a pod; set {1}";

    public override string Why => """
        One pod that starts processes without end takes the node with it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")),
        Good.Kubernetes(Pod("kubelet", "--pod-max-pids=4096")),
        Good.Kubernetes(Pod("kubelet", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
