namespace Seaworthy.Rules.Cluster;

[Rule("SEA8514", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0014 checkov:CKV_K8S_82 kics:service_account_admission_control_plugin_disabled kubescape:C-0125 cis-kubernetes:1.2.12")]
public sealed class ServiceAccountPluginOff : FlagRule
{
    static readonly Demand s_demand = Demand.NeverLists(ClusterProgram.ApiServer, "disable-admission-plugins", "ServiceAccount");

    private protected override Demand Demand => s_demand;

    public override string Title => "Pods get no service account";

    public override string Message => "The {0} switches the plugin ServiceAccount off; take it out of {1}";

    public override string Why => """
        The plugin gives each pod its account and checks that it may have it.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--disable-admission-plugins=[|AlwaysAdmit,ServiceAccount|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--disable-admission-plugins=AlwaysAdmit")),
        Good.Kubernetes(Pod("kube-apiserver", "--disable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
