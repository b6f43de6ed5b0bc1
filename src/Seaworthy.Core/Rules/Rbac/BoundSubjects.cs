using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about whom a binding gives rights to, whatever they are. Message: 0 kind, 1 name.</summary>
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

/// <summary>Subjects that stand for everybody, or for more than a binding should be for.</summary>
static class BoundSubjects
{
    [Rule("SEA8352", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KSV-0123 kubescape:C-0246 cis-kubernetes:5.1.7")]
    public static BoundSubjectRule SystemMastersBinding => new(
        "Group", "system:masters", static subject => subject is { Kind: "Group", Name.Value: "system:masters" })
    {
        Title = "Binding is for the group of the masters",
        Message = "{0} '{1}' names system:masters, which may do everything whatever a binding says",
        Why =
            "Members of `system:masters` bypass authorisation altogether: their rights cannot be taken away, and bindings for the group say that " +
            "somebody counts on it.",
    };

    [Rule("SEA8350", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KSV-0122 kubescape:C-0262 kubesec:BindingsToSystemAnonymous")]
    public static BoundSubjectRule AnonymousBinding => new(
        "User", "system:anonymous", static subject => subject is { Kind: not "ServiceAccount", Name.Value: "system:anonymous" or "system:unauthenticated" })
    {
        Title = "Binding is for everybody who asks",
        Message = "{0} '{1}' gives rights to whoever reaches the API server, without a password",
        Why =
            "`system:anonymous` and `system:unauthenticated` are those who have not said who they are: the internet, where the API server can be " +
            "reached from there.",
    };

    [Rule("SEA8351", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:KSV-01011 kubescape:C-0265")]
    public static BoundSubjectRule AuthenticatedBinding => new(
        "Group", "system:authenticated", static subject => subject is { Kind: "Group", Name.Value: "system:authenticated" })
    {
        Title = "Binding is for all users and all pods",
        Message = "{0} '{1}' gives rights to everybody who has any account, every service account included",
        Why = "`system:authenticated` is everybody with a valid name: all pods of the cluster, and on some clouds everybody with an account of the cloud.",
    };

    [Rule("SEA8353", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_42 kics:role_binding_to_default_service_account")]
    public static BoundSubjectRule DefaultServiceAccountBinding => new(
        "ServiceAccount", "default", static subject => subject is { Kind: "ServiceAccount", Name.Value: "default" })
    {
        Title = "Binding is for the default service account",
        Message = "{0} '{1}' gives rights to the default service account, and so to every pod that names none",
        Why = "Pods that name no service account run as `default`. A right given to it is given to all of them, those to come included.",
    };
}
