namespace Seaworthy.Rules.Cluster;

[Rule("SEA8515", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0015 checkov:CKV_K8S_83 kics:namespace_lifecycle_admission_control_plugin_disabled kubescape:C-0126 cis-kubernetes:1.2.13")]
public sealed class NamespaceLifecyclePluginOff : FlagRule
{
    static readonly Demand s_demand = Demand.NeverLists(ClusterProgram.ApiServer, "disable-admission-plugins", "NamespaceLifecycle");

    private protected override Demand Demand => s_demand;

    public override string Title => "Objects can be made in namespaces that go away";

    public override string Message => "The {0} switches the plugin NamespaceLifecycle off; take it out of {1}";

    public override string Why => """
        Without it objects appear in namespaces that are being deleted or do not exist, and system namespaces can be deleted.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--disable-admission-plugins=[|AlwaysAdmit,NamespaceLifecycle|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--disable-admission-plugins=AlwaysAdmit")),
        Good.Kubernetes(Pod("kube-apiserver", "--disable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
