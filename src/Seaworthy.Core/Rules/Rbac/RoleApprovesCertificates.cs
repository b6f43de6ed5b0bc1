using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8317", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_156 cis-kubernetes:5.1.11")]
sealed class RoleApprovesCertificates : Rule<KubernetesObject>
{
    public override string Title => "Role approves certificate requests";

    public override string Message => "{0} '{1}' can approve client certificates for any user; remove certificatesigningrequests/approval";

    public override string Why =>
        "A subject that approves its own certificate request gets a client certificate for another user name, and such a certificate cannot be " +
        "revoked. Only approval controllers and administrators need the permission.";

    public override string Sources => "https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/";

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
