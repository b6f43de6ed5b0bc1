namespace Seaworthy.Rules.Cluster;

[Rule("SEA8527", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:audit_policy_file_not_defined kubescape:C-0160 cis-kubernetes:3.2.1")]
public sealed class AuditPolicyMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "audit-policy-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server has no audit policy";

    public override string Message => "The {0} has no policy on what to write down; set {1}";

    public override string Why => """
        Without a policy the audit log stays empty.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-policy-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
