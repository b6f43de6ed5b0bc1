namespace Seaworthy.Rules.Cluster;

[Rule("SEA8525", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0021 checkov:CKV_K8S_93 kics:audit_log_maxbackup_not_properly_set kubescape:C-0132 cis-kubernetes:1.2.18")]
public sealed class AuditLogBackupsTooFew : FlagRule
{
    static readonly Demand s_demand = Demand.AtLeast(ClusterProgram.ApiServer, "audit-log-maxbackup", 10);

    private protected override Demand Demand => s_demand;

    public override string Title => "Too few old audit logs are kept";

    public override string Message => "The {0} does not keep ten old audit logs; set {1}";

    public override string Why => """
        Somebody who floods the log should not be able to push out what he did before.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--audit-log-maxbackup=[|2|]")).Fixed(Pod("kube-apiserver", "--audit-log-maxbackup=10")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--audit-log-maxbackup=10")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-maxbackup=10")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-maxbackup=$(VALUE)")).Because("the value is a variable"),
    ];
}
