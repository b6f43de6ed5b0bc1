namespace Seaworthy.Rules.Cluster;

[Rule("SEA8517", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0016 checkov:CKV_K8S_85 kics:node_restriction_admission_control_plugin_not_set kubescape:C-0127 cis-kubernetes:1.2.14")]
public sealed class NodeRestrictionMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "NodeRestriction");

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelets may change other nodes";

    public override string Message => "The {0} lets a kubelet change other nodes and their pods; set {1}";

    public override string Why => """
        The plugin holds a kubelet to its own node and pods, and keeps it from giving itself labels that attract secrets.
        """;

    public override string? Differences => """
        Checkov says nothing where no list of plugins is given, though then the server does not have this one either.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NamespaceLifecycle|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,NodeRestriction")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
