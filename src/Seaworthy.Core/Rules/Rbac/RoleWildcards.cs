using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about a wildcard in a list of a role's rule. Message: 0 kind, 1 name.</summary>
/// <param name="list">The list.</param>
/// <param name="example">Groups, resources and verbs of a rule, the wildcard among them.</param>
sealed class WildcardRule(Func<AccessRule, IReadOnlyList<YamlScalar>> list, (string Groups, string Resources, string Verbs) example)
    : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsCustomRole(item))
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            foreach (var word in list(rule))
            {
                if (word.Value == "*")
                    report.At(word, item.Kind, item.Name);
            }
        }
    }

    private protected override IEnumerable<Example> OwnExamples =>
    [
        Bad.Kubernetes(Role(Allow(example.Groups, example.Resources, example.Verbs))),
        Good.Kubernetes(Role(Allow("apps", "deployments", "get"))),
    ];
}

/// <summary>Wildcards in roles: CIS Kubernetes 5.1.3.</summary>
static class RoleWildcards
{
    [Rule("SEA8301", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:wildcard-in-rules checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule trivy:KSV-0045 sonar:S6867 cis-kubernetes:5.1.3")]
    public static WildcardRule WildcardVerb => new(static rule => rule.Verbs, ("apps", "deployments", "[|*|]"))
    {
        Title = "Role is given all verbs",
        Message = "{0} '{1}' is given all verbs; list those that it needs",
        Why = "A wildcard takes in what nobody thought of: `escalate`, `bind`, `impersonate`, `deletecollection`, and the verbs of versions to come.",
    };

    [Rule("SEA8302", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:wildcard-in-rules checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule trivy:KSV-0046 trivy:KSV-0112 sonar:S6867 " +
            "cis-kubernetes:5.1.3")]
    public static WildcardRule WildcardResource => new(static rule => rule.Resources, ("apps", "[|*|]", "get"))
    {
        Title = "Role is given all resources",
        Message = "{0} '{1}' is given all resources; list those that it needs",
        Why = "A wildcard takes in Secrets, `pods/exec`, and whatever is installed into the cluster later.",
    };

    [Rule("SEA8303", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule cis-kubernetes:5.1.3",
        Related = "kube-linter:wildcard-in-rules")]
    public static WildcardRule WildcardApiGroup => new(static rule => rule.Groups, ("[|*|]", "deployments", "get"))
    {
        Title = "Role is given all API groups",
        Message = "{0} '{1}' is given all API groups; list those that it needs",
        Why = "A wildcard takes in every API, those of extensions to come included, in which the same word for a resource may mean something else.",
    };
}
