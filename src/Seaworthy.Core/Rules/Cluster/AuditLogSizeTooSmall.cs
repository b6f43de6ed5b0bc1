namespace Seaworthy.Rules.Cluster;

[Rule("SEA8526", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0022 checkov:CKV_K8S_94 kics:audit_log_maxsize_not_properly_set kubescape:C-0133 cis-kubernetes:1.2.19")]
public sealed class AuditLogSizeTooSmall : FlagRule
{
    static readonly Demand s_demand = Demand.AtLeast(ClusterProgram.ApiServer, "audit-log-maxsize", 100);

    private protected override Demand Demand => s_demand;

    public override string Title => "Audit logs are too small";

    public override string Message => "The {0} turns the audit log over before 100 megabytes; set {1}";

    public override string Why => """
        A small log turns over fast, and its beginning is gone.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--audit-log-maxsize=[|10|]")).Fixed(Pod("kube-apiserver", "--audit-log-maxsize=100")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--audit-log-maxsize=100")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-maxsize=100")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-maxsize=$(VALUE)")).Because("the value is a variable"),
    ];
}
