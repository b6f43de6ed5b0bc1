using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The subjects that a rule about bindings checks.</summary>
enum SubjectKind
{
    Any,

    /// <summary>Pods and nodes.</summary>
    ServiceAccount,

    /// <summary>Users and groups.</summary>
    User,
}

/// <summary>
/// The family of rules about a permission that a binding grants through a role among the manifests. Message: 0 kind, 1 name, 2 the verbs, 3 the resource,
/// 4 the subject.
/// </summary>
sealed class BindingRule(params Right[] rights) : FamilyRule<KubernetesObject>
{
    /// <summary>The difference to other tools that all rows share; a row can add to it.</summary>
    public const string NeedsRole =
        "The role must be among the manifests, in the same directory or kustomization. The finding is at the binding that grants it. Bindings of the " +
        "built-in components of Kubernetes are not reported.";

    public override string? Differences { get; init; } = NeedsRole;

    public SubjectKind Subjects { get; init; }

    /// <summary>A rule that is limited to named objects is not reported.</summary>
    public bool UnlessNamed { get; init; }

    /// <summary>A rule of the role that is harmless, or that another rule reports.</summary>
    public Func<AccessRule, bool>? Excuses { get; init; }

    /// <summary>The resources have no namespace, so that examples are a ClusterRoleBinding.</summary>
    public bool InCluster { get; init; }

    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is not { IsBuiltIn: false } binding || About(binding) is not { } subject)
            return;
        foreach (var rule in binding.Rules)
        {
            if (rule.Grants(rights) is not { } grant || (UnlessNamed && rule.HasNames) || Excuses?.Invoke(rule) == true)
                continue;
            report.At(binding.RoleName, item.Kind, item.Name, grant.Verbs, grant.Resource, subject.Kind + " '" + subject.Name.Value + "'")
                .WithRelated(new Location(grant.Word.Source, grant.Word.Span), "the rule that grants the permission");
            return;
        }
    }

    BindingSubject? About(RoleBinding binding)
    {
        foreach (var subject in binding.Subjects)
        {
            if (Subjects == SubjectKind.Any || (subject.Kind is "ServiceAccount" or "Node") == (Subjects == SubjectKind.ServiceAccount))
                return subject;
        }
        return null;
    }

    private protected override IEnumerable<Example> OwnExamples
    {
        get
        {
            var (group, resource, verb) = rights[0].First;
            var isOfUsers = Subjects == SubjectKind.User;
            var subject = isOfUsers ? "User jane" : "ServiceAccount web";
            yield return Bad.Kubernetes(Show("[|helper|]", Allow(group, resource, verb), subject));
            yield return Good.Kubernetes(Show("helper", Allow("core", "pods", "get"), subject));
            yield return Good.Kubernetes(Show("helper", null, subject)).Because("the role is in another file");
            if (Subjects != SubjectKind.Any)
            {
                yield return Good.Kubernetes(Show("helper", Allow(group, resource, verb), isOfUsers ? "ServiceAccount web" : "User jane"))
                    .Because(isOfUsers ? "the rule checks users only" : "the rule checks service accounts only");
            }
            if (UnlessNamed)
                yield return Good.Kubernetes(Show("helper", Allow(group, resource, verb, "web"), subject)).Because("the role is limited to one object");
        }
    }

    string Show(string role, string? rules, string subject) => InCluster ? BindInCluster(role, rules, subject) : Bind(role, rules, subject);
}
