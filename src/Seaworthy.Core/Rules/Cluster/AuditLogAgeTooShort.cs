namespace Seaworthy.Rules.Cluster;

[Rule("SEA8524", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0020 checkov:CKV_K8S_92 kics:audit_log_maxage_not_properly_set kubescape:C-0131 cis-kubernetes:1.2.17")]
public sealed class AuditLogAgeTooShort : FlagRule
{
    static readonly Demand s_demand = Demand.AtLeast(ClusterProgram.ApiServer, "audit-log-maxage", 30);

    private protected override Demand Demand => s_demand;

    public override string Title => "Audit logs are not kept for 30 days";

    public override string Message => "The {0} does not keep audit logs for a month; set {1}";

    public override string Why => """
        Most break-ins are found weeks after they began.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--audit-log-maxage=[|7|]")).Fixed(Pod("kube-apiserver", "--audit-log-maxage=30")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--audit-log-maxage=30")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-maxage=30")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-maxage=$(VALUE)")).Because("the value is a variable"),
    ];
}
