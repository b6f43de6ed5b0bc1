namespace Seaworthy.Rules.Cluster;

[Rule("SEA8565", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0083 checkov:CKV_K8S_144 kics:kubelet_protect_kernel_defaults_set_to_false kubescape:C-0177")]
public sealed class KernelDefaultsUnprotected : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Kubelet, "protect-kernel-defaults", "true").AlsoInConfiguration();

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet changes the kernel";

    public override string Message => "The {0} changes settings of the kernel that differ from what it wants; set {1}";

    public override string Why => """
        A kubelet that may change them undoes what an administrator has hardened.
        """;

    public override string? Differences => """
        KICS asks for it in the configuration object, and not where a container runs the kubelet with flags.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--protect-kernel-defaults=[|false|]")).Fixed(Pod("kubelet", "--protect-kernel-defaults=true")),
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")).Fixed(Pod("kubelet", "--v=2", "--protect-kernel-defaults=true")),
        Good.Kubernetes(Pod("kubelet", "--protect-kernel-defaults=true")),
        Good.Kubernetes(Pod("kubelet", "--protect-kernel-defaults=$(VALUE)")).Because("the value is a variable"),
        Bad.Kubernetes("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: [|KubeletConfiguration|]\n"),
    ];
}
