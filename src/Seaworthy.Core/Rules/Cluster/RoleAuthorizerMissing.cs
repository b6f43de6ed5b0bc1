namespace Seaworthy.Rules.Cluster;

[Rule("SEA8509", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0009 checkov:CKV_K8S_77 kics:authorization_mode_rbac_not_set kubescape:C-0120 cis-kubernetes:1.2.8")]
public sealed class RoleAuthorizerMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "authorization-mode", "RBAC");

    private protected override Demand Demand => s_demand;

    public override string Title => "Roles are not asked";

    public override string Message => "The {0} does not ask roles what somebody may do; set {1}";

    public override string Why => """
        Without RBAC no role and no binding has an effect.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--authorization-mode=[|Node|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--authorization-mode=Node,RBAC")),
        Good.Kubernetes(Pod("kube-apiserver", "--authorization-mode=$(VALUE)")).Because("the value is a variable"),
    ];
}
