using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8300", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0044")]
sealed class RoleGrantsFullAccess : Rule<KubernetesObject>
{
    public override string Title => "Role with full access";

    public override string Message => "{0} '{1}' allows every verb on every resource; replace '*' with the needed resources";

    public override string Why =>
        "A subject with this role is an administrator: it can read all Secrets, run any pod and change roles. An attacker who gets its token " +
        "controls everything in scope. Only the built-in role `cluster-admin` should allow this.";

    public override string Sources => "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege";

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
