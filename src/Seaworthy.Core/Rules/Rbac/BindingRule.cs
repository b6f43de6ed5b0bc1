using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>Whom a rule about bindings is about.</summary>
enum SubjectKind
{
    Any,

    /// <summary>Pods and nodes.</summary>
    ServiceAccount,

    /// <summary>Users and groups.</summary>
    User,
}

/// <summary>
/// The family of rules about a right that a binding gives, through a role that is among the manifests. Message: 0 kind, 1 name, 2 the verbs, 3 the resource,
/// 4 whom.
/// </summary>
sealed class BindingRule(params Right[] rights) : FamilyRule<KubernetesObject>
{
    /// <summary>What all rows say of other tools; a row that has more to say adds to it.</summary>
    public const string NeedsRole =
        "The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that " +
        "gives it away. Bindings of Kubernetes' own\ncomponents are left alone.";

    public override string? Differences { get; init; } = NeedsRole;

    public SubjectKind Subjects { get; init; }

    /// <summary>A rule that is limited to named objects gives no more than is needed.</summary>
    public bool UnlessNamed { get; init; }

    /// <summary>What else makes the right harmless, or the matter of another rule.</summary>
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
                .WithRelated(new Location(grant.Word.Source, grant.Word.Span), "the rule of the role");
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
            var isOfPeople = Subjects == SubjectKind.User;
            var subject = isOfPeople ? "User jane" : "ServiceAccount web";
            yield return Bad.Kubernetes(Show("[|helper|]", Allow(group, resource, verb), subject));
            yield return Good.Kubernetes(Show("helper", Allow("core", "pods", "get"), subject));
            yield return Good.Kubernetes(Show("helper", null, subject)).Because("what the role lets do stands in another file");
            if (Subjects != SubjectKind.Any)
            {
                yield return Good.Kubernetes(Show("helper", Allow(group, resource, verb), isOfPeople ? "ServiceAccount web" : "User jane"))
                    .Because(isOfPeople ? "the rule is about people" : "the rule is about pods");
            }
            if (UnlessNamed)
                yield return Good.Kubernetes(Show("helper", Allow(group, resource, verb, "web"), subject)).Because("the role is limited to one of them");
        }
    }

    string Show(string role, string? rules, string subject) => InCluster ? BindInCluster(role, rules, subject) : Bind(role, rules, subject);
}
