using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about the subjects of a binding, for any role. Message: 0 kind, 1 name.</summary>
sealed class BoundSubjectRule(string kind, string name, Func<BindingSubject, bool> isAbout) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Label("kubernetes.io/bootstrapping") == "rbac-defaults")
            return;
        foreach (var subject in RoleBinding.SubjectsOf(item))
        {
            if (isAbout(subject))
                report.At(subject.Name, item.Kind, item.Name);
        }
    }

    private protected override IEnumerable<Example> OwnExamples =>
    [
        Bad.Kubernetes(Bind("helper", subject: kind + " [|" + name + "|]")),
        Good.Kubernetes(Bind("helper", subject: kind + (kind == "User" ? " jane" : kind == "Group" ? " developers" : " web"))),
    ];
}

/// <summary>Subjects that include everybody, or more than a binding should include.</summary>
static class BoundSubjects
{
    [Rule("SEA8352", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KSV-0123 kubescape:C-0246 cis-kubernetes:5.1.7")]
    public static BoundSubjectRule SystemMastersBinding => new(
        "Group", "system:masters", static subject => subject is { Kind: "Group", Name.Value: "system:masters" })
    {
        Title = "Binding names the group system:masters",
        Message = "{0} '{1}' names the group system:masters, which bypasses RBAC; use another group in 'subjects'",
        Why =
            "Members of `system:masters` bypass authorization, so the binding gives them nothing and deleting it takes nothing away. A binding " +
            "for the group shows that the group is in use; certificates for it cannot be revoked.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
    };

    [Rule("SEA8350", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KSV-0122 kubescape:C-0262 kubesec:BindingsToSystemAnonymous")]
    public static BoundSubjectRule AnonymousBinding => new(
        "User", "system:anonymous", static subject => subject is { Kind: not "ServiceAccount", Name.Value: "system:anonymous" or "system:unauthenticated" })
    {
        Title = "Binding for unauthenticated users",
        Message = "{0} '{1}' grants permissions to unauthenticated requests; remove this entry from 'subjects'",
        Why =
            "`system:anonymous` and `system:unauthenticated` are requests without credentials, so every client that reaches the API server gets " +
            "the permissions, from the internet as well if the server is public. Only the built-in binding for version and health information is " +
            "safe.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#hardening",
    };

    [Rule("SEA8351", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:KSV-01011 kubescape:C-0265")]
    public static BoundSubjectRule AuthenticatedBinding => new(
        "Group", "system:authenticated", static subject => subject is { Kind: "Group", Name.Value: "system:authenticated" })
    {
        Title = "Binding for all authenticated users",
        Message = "{0} '{1}' grants permissions to every user and service account; use a specific group in 'subjects'",
        Why =
            "`system:authenticated` contains every user and every service account of the cluster, and on some cloud providers every account of " +
            "the cloud. Any pod with a token gets the permissions. It is acceptable only for information that is public in the organization.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects",
    };

    [Rule("SEA8353", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_42 kics:role_binding_to_default_service_account")]
    public static BoundSubjectRule DefaultServiceAccountBinding => new(
        "ServiceAccount", "default", static subject => subject is { Kind: "ServiceAccount", Name.Value: "default" })
    {
        Title = "Binding for the default service account",
        Message = "{0} '{1}' grants permissions to the default service account; use a dedicated ServiceAccount in 'subjects'",
        Why =
            "Pods without `serviceAccountName` run as `default`, so every one of them gets the permissions, including pods that are added later. " +
            "An attacker needs only one of them. Create a service account for the workload that needs the role.",
        Sources =
            "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#use-the-default-service-account-to-access-the-api-server",
    };
}
