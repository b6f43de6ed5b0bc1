namespace Seaworthy.Rules.Cluster;

[Rule("SEA8511", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0011 checkov:CKV_K8S_79 kics:always_admit_admission_control_plugin_set kubescape:C-0122 cis-kubernetes:1.2.10")]
public sealed class EverythingAdmitted : FlagRule
{
    static readonly Demand s_demand = Demand.NeverLists(ClusterProgram.ApiServer, "enable-admission-plugins", "AlwaysAdmit");

    private protected override Demand Demand => s_demand;

    public override string Title => "Everything is admitted";

    public override string Message => "The {0} has the plugin AlwaysAdmit; take it out of {1}";

    public override string Why => """
        The plugin stands for no admission control. It has been deprecated since 1.13.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NodeRestriction,AlwaysAdmit|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NodeRestriction")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
