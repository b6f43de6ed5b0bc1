using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>The family of rules about a wildcard in a list of a role's rule. Message: 0 kind, 1 name.</summary>
/// <param name="list">The list.</param>
/// <param name="example">Groups, resources and verbs of a rule, one of which is the wildcard.</param>
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
        Title = "Wildcard verb in a role",
        Message = "{0} '{1}' allows all verbs; replace '*' with the needed verbs",
        Why =
            "A wildcard includes `escalate`, `bind`, `impersonate` and `deletecollection`, and verbs that later versions add. An attacker who " +
            "gets the token can use all of them. List the verbs that the workload uses.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
    };

    [Rule("SEA8302", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:wildcard-in-rules checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule trivy:KSV-0046 trivy:KSV-0112 sonar:S6867 " +
            "cis-kubernetes:5.1.3")]
    public static WildcardRule WildcardResource => new(static rule => rule.Resources, ("apps", "[|*|]", "get"))
    {
        Title = "Wildcard resource in a role",
        Message = "{0} '{1}' allows all resources; replace '*' with the needed resources",
        Why =
            "A wildcard includes Secrets, `pods/exec` and every custom resource that is installed later. An attacker who gets the token can use " +
            "all of them. List the resources that the workload uses.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
    };

    [Rule("SEA8303", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule cis-kubernetes:5.1.3",
        Related = "kube-linter:wildcard-in-rules")]
    public static WildcardRule WildcardApiGroup => new(static rule => rule.Groups, ("[|*|]", "deployments", "get"))
    {
        Title = "Wildcard API group in a role",
        Message = "{0} '{1}' allows all API groups; replace '*' with the needed groups",
        Why =
            "A wildcard includes every API group, also those of extensions that are installed later, where the same resource name can mean " +
            "something else. List the API groups that the workload uses.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
    };
}
