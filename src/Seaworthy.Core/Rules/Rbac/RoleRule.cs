using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about a permission that a Role or ClusterRole grants. Message: 0 kind, 1 name, 2 the verbs, 3 the resource.</summary>
sealed class RoleRule(params Right[] rights) : FamilyRule<KubernetesObject>
{
    /// <summary>A rule that is limited to named objects is not reported.</summary>
    public bool UnlessNamed { get; init; }

    /// <summary>A rule that is harmless, or that another rule reports.</summary>
    public Func<AccessRule, bool>? Excuses { get; init; }

    /// <summary>The resources have no namespace, so that examples are a ClusterRole.</summary>
    public bool InCluster { get; init; }

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsCustomRole(item))
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            if (rule.Grants(rights) is { } grant && !(UnlessNamed && rule.HasNames) && Excuses?.Invoke(rule) != true)
                report.At(grant.Word, item.Kind, item.Name, grant.Verbs, grant.Resource);
        }
    }

    private protected override IEnumerable<Example> OwnExamples
    {
        get
        {
            var (group, resource, verb) = rights[0].First;
            yield return Bad.Kubernetes(Show(Allow(group, "[|" + resource + "|]", verb)));
            yield return Good.Kubernetes(Show(verb == "get" ? Allow("core", "pods", "get") : Allow(group, resource, "get")));
            if (!rights[0].TakesAnyResource)
                yield return Good.Kubernetes(Show(Allow(group, "*", verb))).Because("another rule reports the wildcard for resources");
            if (!rights[0].TakesAnyVerb)
                yield return Good.Kubernetes(Show(Allow(group, resource, "*"))).Because("another rule reports the wildcard for verbs");
            if (UnlessNamed)
                yield return Good.Kubernetes(Show(Allow(group, resource, verb, "web"))).Because("it is limited to one object");
        }
    }

    string Show(string rules) => InCluster ? ClusterRole(rules) : Role(rules);
}
