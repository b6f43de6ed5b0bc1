namespace Seaworthy.Rules.Cluster;

[Rule("SEA8541", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0037 kics:root_ca_file_not_defined kubescape:C-0148 cis-kubernetes:1.3.5",
    Related = "checkov:CKV_K8S_111")]
public sealed class RootAuthorityMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ControllerManager, "root-ca-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "Pods cannot check the API server";

    public override string Message => "The {0} gives pods no authority to check the server with; set {1}";

    public override string Why => """
        Without it a pod has to trust whoever answers for the API server.
        """;

    public override string? Differences => """
        Checkov looks only at how the file is called, which is a rule of its own.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-controller-manager|]", "--v=2")),
        Good.Kubernetes(Pod("kube-controller-manager", "--root-ca-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-controller-manager", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
