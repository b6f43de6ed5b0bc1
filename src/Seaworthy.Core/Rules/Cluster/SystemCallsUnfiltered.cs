namespace Seaworthy.Rules.Cluster;

[Rule("SEA8574", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-kubernetes:4.2.14")]
public sealed class SystemCallsUnfiltered : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Kubelet, "seccomp-default", "true").AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Containers run without a system call filter unless they ask for one";

    public override string Message => "The {0} leaves containers that ask for none without a seccomp profile; set {1}";

    public override string Why => """
        With the flag every container gets the profile of the runtime, which keeps it from the system calls that no service needs.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--seccomp-default=[|false|]")).Fixed(Pod("kubelet", "--seccomp-default=true")),
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")).Fixed(Pod("kubelet", "--v=2", "--seccomp-default=true")),
        Good.Kubernetes(Pod("kubelet", "--seccomp-default=true")),
        Good.Kubernetes(Pod("kubelet", "--seccomp-default=$(VALUE)")).Because("the value is a variable"),
    ];
}
