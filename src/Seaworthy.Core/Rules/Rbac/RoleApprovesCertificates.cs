using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8317", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_156 cis-kubernetes:5.1.11")]
sealed class RoleApprovesCertificates : Rule<KubernetesObject>
{
    public override string Title => "Role approves certificates";

    public override string Message => "{0} '{1}' may approve requests for certificates, and so have one signed for any user";

    public override string Why =>
        "A certificate that the cluster signs is a user. Whoever approves the requests gets one for `system:masters`, which no binding and no " +
        "removal of rights takes away again.";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "ClusterRole" || !AccessRule.IsCustomRole(item))
            return;
        YamlScalar? approval = null;
        var signs = false;
        foreach (var rule in AccessRule.Of(item))
        {
            approval ??= rule.Grants(s_approval);
            signs |= rule.Grants(s_signers) is not null;
        }
        if (approval is not null && signs)
            report.At(approval, item.Kind, item.Name);
    }

    static readonly Right s_approval = Right.Of("certificates.k8s.io", "certificatesigningrequests/approval", "update patch");
    static readonly Right s_signers = Right.Of("certificates.k8s.io", "signers", "approve");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(ClusterRole(
            Allow("certificates.k8s.io", "[|certificatesigningrequests/approval|]", "update") + "\n" +
            Allow("certificates.k8s.io", "signers", "approve"))),
        Good.Kubernetes(ClusterRole(Allow("certificates.k8s.io", "certificatesigningrequests", "create get"))),
    ];
}
