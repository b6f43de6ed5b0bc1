using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8300", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0044")]
sealed class RoleGrantsFullAccess : Rule<KubernetesObject>
{
    public override string Title => "Role may do everything";

    public override string Message => "{0} '{1}' may do everything to everything; list what it needs";

    public override string Why => """
        Whoever has such a role is an administrator: he reads all Secrets, runs any pod, and gives himself what is missing.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsCustomRole(item) || item.Name == "cluster-admin")
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            if (!rule.AllowsEverything)
                continue;
            foreach (var resource in rule.Resources)
            {
                if (resource.Value == "*")
                    report.At(resource, item.Kind, item.Name);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("*", "[|*|]", "*"))),
        Good.Kubernetes(Role(Allow("*", "*", "get"))),
        Good.Kubernetes(Role(Allow("apps", "*", "*"))),
    ];
}
