namespace Seaworthy.Rules.Cluster;

[Rule("SEA8523", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0019 checkov:CKV_K8S_91 kics:audit_log_path_not_set kubescape:C-0130 cis-kubernetes:1.2.16")]
public sealed class AuditLogMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ApiServer, "audit-log-path");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server writes no audit log";

    public override string Message => "The {0} writes down nothing of who did what; set {1}";

    public override string Why => """
        After a break-in the audit log is what tells who did what, and when it began.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--audit-log-path=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-apiserver", "$(FLAGS)")).Because("more flags may come out of the variable"),
        Good.Kubernetes("apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer: { extraArgs: [{ name: profiling, value: \"false\" }] }\n").Because("kubeadm and its patches add flags of their own"),
    ];
}
