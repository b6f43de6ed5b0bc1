using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8302", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:wildcard-in-rules checkov:CKV_K8S_49 kics:rbac_wildcard_in_rule trivy:KSV-0046 trivy:KSV-0112 sonar:S6867 cis-kubernetes:5.1.3")]
public sealed class WildcardResource : Rule<KubernetesObject>
{
    public override string Title => "Role is given all resources";

    public override string Message => "{0} '{1}' is given all resources; list those that it needs";

    public override string Why => """
        A wildcard takes in Secrets, `pods/exec`, and whatever is installed into the cluster later.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsRole(item) || item.Name.StartsWith("system:", System.StringComparison.Ordinal))
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            foreach (var word in rule.Resources)
            {
                if (word.Value == "*")
                    report.At(word, item.Kind, item.Name);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("apps", "[|*|]", "get"), "helper")),
        Good.Kubernetes(Role(Allow("apps", "deployments", "get"), "helper")),
    ];
}
