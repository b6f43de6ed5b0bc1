using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8303", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule cis-kubernetes:5.1.3",
    Related = "kube-linter:wildcard-in-rules")]
public sealed class WildcardApiGroup : Rule<KubernetesObject>
{
    public override string Title => "Role is given all API groups";

    public override string Message => "{0} '{1}' is given all API groups; list those that it needs";

    public override string Why => """
        A wildcard takes in every API, those of extensions to come included, in which the same word for a resource may mean something else.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsRole(item) || item.Name.StartsWith("system:", System.StringComparison.Ordinal))
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            foreach (var word in rule.Groups)
            {
                if (word.Value == "*")
                    report.At(word, item.Kind, item.Name);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("[|*|]", "deployments", "get"), "helper")),
        Good.Kubernetes(Role(Allow("apps", "deployments", "get"), "helper")),
    ];
}
