namespace Seaworthy.Rules.Cluster;

[Rule("SEA8507", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0007 checkov:CKV_K8S_74 kics:authorization_mode_set_to_always_allow kubescape:C-0118 cis-kubernetes:1.2.6")]
public sealed class ApiAllowsEverything : FlagRule
{
    static readonly Demand s_demand = Demand.NeverLists(ClusterProgram.ApiServer, "authorization-mode", "AlwaysAllow");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server allows everything";

    public override string Message => "The {0} allows every request; take AlwaysAllow out of {1}";

    public override string Why => """
        AlwaysAllow lets everybody who is authenticated do everything, whatever roles say.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--authorization-mode=[|RBAC,AlwaysAllow|]")),
        Good.Kubernetes(Pod("kube-apiserver", "--authorization-mode=RBAC")),
        Good.Kubernetes(Pod("kube-apiserver", "--authorization-mode=$(VALUE)")).Because("the value is a variable"),
        Bad.Kubernetes("apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer: { extraArgs: { authorization-mode: [|AlwaysAllow|] } }\n"),
        Bad.Kubernetes("apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer: { extraArgs: [{ name: authorization-mode, value: [|AlwaysAllow|] }] }\n"),
    ];
}
